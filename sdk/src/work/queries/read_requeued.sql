select position, attempts from bus.parked_event
where tenant_id = $1 and consumer = $2 and requeued
order by position
limit 1
