update identity.role
set display_name = $3, permissions = $4, version = version + 1
where tenant_id = $1 and role = $2
