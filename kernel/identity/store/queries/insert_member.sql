insert into identity.membership (tenant_id, user_id, display_name, role, disabled, created_at)
values ($1, $2, $3, $4, $5, $6)
