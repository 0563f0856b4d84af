-- What waited behind a skipped event goes on.
update bus.parked_event
set requeued = true
where tenant_id = $1 and consumer = $2 and stream = $3
