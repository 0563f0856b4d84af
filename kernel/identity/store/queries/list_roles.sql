select role, display_name, permissions, version
from identity.role
where tenant_id = $1
order by role
limit $2
