-- Recomputes a stretch of the chain. `before` is the hash of the event just before it ('' at the start).
select e.position,
       e.position = lag(e.position, 1, $2::bigint) over (order by e.position) + 1 as follows,
       e.hash = bus.event_hash(lag(e.hash, 1, $3::bytea) over (order by e.position), e) as chained,
       p.value is null or sha256(p.salt || p.value) = e.personal_digest as personal_intact,
       e.hash
from bus.event e
left join bus.event_personal p on p.tenant_id = e.tenant_id and p.position = e.position
where e.tenant_id = $1 and e.position > $2::bigint and e.position <= $2::bigint + $4::bigint
order by e.position
