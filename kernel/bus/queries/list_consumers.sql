select c.consumer, c.position, c.last_error, coalesce(h.position, 0) as head,
       (select count(*) from bus.parked_event p
        where p.tenant_id = c.tenant_id and p.consumer = c.consumer) as parked_count
from bus.consumer c
left join bus.head h on h.tenant_id = c.tenant_id
where c.tenant_id = $1
order by c.consumer
