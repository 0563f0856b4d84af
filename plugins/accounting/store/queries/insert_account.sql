insert into accounting.account (tenant_id, number, display_name, created_at) values ($1, $2, $3, $4)
