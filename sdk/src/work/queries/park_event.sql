insert into bus.parked_event (tenant_id, consumer, position, type, stream, attempts, error_reason, error,
                              waits_for, parked_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
