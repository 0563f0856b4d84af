insert into invoicing.delivery (tenant_id, delivery_id, document, number, party_id, address, subject, message, language,
    state, server_words, attempts, job_id, created_at, changed_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'queued', '', 0, $10, $11, $11)
