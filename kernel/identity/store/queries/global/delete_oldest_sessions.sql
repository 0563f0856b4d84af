-- Global: the limit of sessions is the person's, over all companies.
delete from identity.session
where session_id in (
    select session_id from identity.session
    where user_id = $1 order by created_at desc, session_id desc offset $2)
