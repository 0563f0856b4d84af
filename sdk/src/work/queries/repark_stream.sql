-- Those of the same stream that waited behind a failed one wait again.
update bus.parked_event
set requeued = false
where tenant_id = $1 and consumer = $2 and stream = $3
