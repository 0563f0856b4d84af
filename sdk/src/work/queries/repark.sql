update bus.parked_event
set requeued = false, attempts = attempts + 1, error_reason = $4, error = $5, waits_for = $6
where tenant_id = $1 and consumer = $2 and position = $3
