delete from bus.parked_event
where tenant_id = $1 and consumer = $2 and position = $3
returning stream
