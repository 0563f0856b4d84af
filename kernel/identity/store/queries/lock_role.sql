select role, display_name, permissions, version
from identity.role
where tenant_id = $1 and role = $2
for update
