-- Global: a new password ends the person's sessions in every company, save the one it was changed in.
delete from identity.session
where user_id = $1 and session_id is distinct from $2
returning tenant_id
