select e.tenant_id, e.position, e.event_id, e.type, e.stream, e.parties[1] as party, e.actor, e.cause,
       e.occurred_at, e.body, e.hash, p.value as personal,
       e.personal_digest is not null and p.value is null as erased
from bus.event e
left join bus.event_personal p on p.tenant_id = e.tenant_id and p.position = e.position
where e.tenant_id = $1 and e.position > $2 and ($4 = '' or e.stream = $4)
order by e.position
limit $3
