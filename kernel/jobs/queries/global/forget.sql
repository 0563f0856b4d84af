-- Global: ended jobs go in time whoever's they are.
select tenant_id, forgotten from jobs.forget($1, $2)
