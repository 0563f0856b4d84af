insert into identity.role (tenant_id, role, display_name, permissions)
values ($1, $2, $3, $4)
