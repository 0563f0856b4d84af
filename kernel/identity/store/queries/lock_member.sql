select m.user_id, u.email, m.display_name, m.role, m.disabled, m.created_at, m.version
from identity.membership m
join identity.app_user u on u.user_id = m.user_id
where m.tenant_id = $1 and m.user_id = $2
for update of m
