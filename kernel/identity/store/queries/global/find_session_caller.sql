-- Global: the token is all that is known; the tenant follows from it.
select s.session_id, s.user_id, s.peer, s.created_at, s.last_use_at, s.tenant_id, m.disabled,
       r.permissions, t.time_zone
from identity.session s
join identity.membership m on m.tenant_id = s.tenant_id and m.user_id = s.user_id
join identity.role r on r.tenant_id = m.tenant_id and r.role = m.role
join identity.tenant t on t.tenant_id = s.tenant_id
where s.token_hash = $1
