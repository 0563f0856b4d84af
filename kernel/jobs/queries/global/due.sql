-- Global: the runner looks after every tenant at once.
select tenant_id, job_id from jobs.due($1, $2)
