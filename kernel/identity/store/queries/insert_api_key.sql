insert into identity.api_key (tenant_id, api_key_id, token_hash, token_prefix, display_name, role, expires_at, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
