delete from identity.session
where tenant_id = $1 and session_id = $2
