update identity.membership
set display_name = $3, role = $4, disabled = $5, version = version + 1
where tenant_id = $1 and user_id = $2
