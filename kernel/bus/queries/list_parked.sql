select consumer, position, type, stream, attempts, error_reason, error, parked_at
from bus.parked_event
where tenant_id = $1 and ($2 = '' or consumer = $2) and (consumer, position) > ($3, $4::bigint)
order by consumer, position
limit $5
