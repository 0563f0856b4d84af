select number, occurred_at, actor, via, method, target, peer
from bus.audit_entry
where tenant_id = $1 and number < $2 and ($3 = '' or target = $3)
order by number desc
limit $4
