update bus.parked_event
set requeued = true
where tenant_id = $1 and consumer = $2 and waits_for = $3
