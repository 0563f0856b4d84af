select count(*) as members,
       count(*) filter (where m.role = $2 and not m.disabled) as owners,
       coalesce(array_agg(m.user_id::text) filter (where u.user_id is null or r.role is null), '{}') as dangling
from identity.membership m
left join identity.app_user u on u.user_id = m.user_id
left join identity.role r on r.tenant_id = m.tenant_id and r.role = m.role
where m.tenant_id = $1
