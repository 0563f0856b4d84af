select c.position, c.attempts, c.next_try_at, coalesce(h.position, 0) as head,
       (select array_agg(distinct p.stream) from bus.parked_event p
        where p.tenant_id = c.tenant_id and p.consumer = c.consumer) as parked_streams
from bus.consumer c
left join bus.head h on h.tenant_id = c.tenant_id
where c.tenant_id = $1 and c.consumer = $2
