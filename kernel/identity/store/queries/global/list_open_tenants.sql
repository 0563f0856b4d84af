-- Global: the companies a person may sign in to, before one is chosen.
select tenant_id
from identity.membership
where user_id = $1 and not disabled
order by tenant_id
limit $2
