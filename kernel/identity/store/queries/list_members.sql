select m.user_id, u.email, u.email_key, m.display_name, m.role, m.disabled, m.created_at, m.version
from identity.membership m
join identity.app_user u on u.user_id = m.user_id
where m.tenant_id = $1 and u.email_key > $2
order by u.email_key
limit $3
