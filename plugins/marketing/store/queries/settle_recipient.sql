update marketing.recipient
set address = $3, state = $4, ground = $5, server_words = $6, attempts = $7, retry_at = $8, changed_at = $9
where tenant_id = $1 and recipient_id = $2
