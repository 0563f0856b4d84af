insert into invoicing.credit_note (tenant_id, credit_note_id, invoice_id, number, issue_date,
    seller_id, discount_minor, net_minor, vat_minor, gross_minor, reason, issued_by, issued_at,
    position, previous_seal, seal)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
