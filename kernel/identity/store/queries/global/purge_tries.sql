-- Global: old tries of anybody, a few at a time.
delete from identity.sign_in_try
where key in (select key from identity.sign_in_try where last_try_at < $1 limit $2 for update skip locked)
