delete from identity.session
where tenant_id = $1 and user_id = $2
