delete from identity.api_key
where tenant_id = $1 and api_key_id = $2
