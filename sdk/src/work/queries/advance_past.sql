update bus.consumer
set position = $4, attempts = 0, next_try_at = null
where tenant_id = $1 and consumer = $2 and position = $3
