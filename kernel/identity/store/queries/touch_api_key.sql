update identity.api_key
set last_use_at = $3
where tenant_id = $1 and api_key_id = $2
