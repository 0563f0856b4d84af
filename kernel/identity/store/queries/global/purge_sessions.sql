-- Global: sessions that ended long ago, anybody's, a few at a time.
delete from identity.session
where session_id in (
    select session_id from identity.session where last_use_at < $1 limit $2 for update skip locked)
