update bus.consumer
set attempts = attempts + 1, next_try_at = $4, last_error = $5
where tenant_id = $1 and consumer = $2 and position = $3
