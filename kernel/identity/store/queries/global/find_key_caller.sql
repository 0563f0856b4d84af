-- Global: the key is all that is known; the tenant follows from it.
select k.api_key_id, k.display_name, k.role, k.expires_at, k.created_at, k.last_use_at, k.tenant_id,
       r.permissions, t.time_zone
from identity.api_key k
join identity.role r on r.tenant_id = k.tenant_id and r.role = k.role
join identity.tenant t on t.tenant_id = k.tenant_id
where k.token_hash = $1
