insert into invoicing.payment (tenant_id, payment_id, invoice_id, amount_minor, currency_code,
    payment_date, method, reference, cancels, recorded_by, recorded_at, position, previous_seal,
    seal)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
