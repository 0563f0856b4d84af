select user_id
from identity.membership
where tenant_id = $1 and role = $2 and not disabled
order by user_id
for update
