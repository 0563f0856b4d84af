select api_key_id, display_name, role, expires_at, created_at, last_use_at
from identity.api_key
where tenant_id = $1
order by created_at desc, api_key_id
limit $2
