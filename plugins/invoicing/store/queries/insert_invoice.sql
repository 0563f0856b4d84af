insert into invoicing.invoice (tenant_id, invoice_id, number, issue_date, due_date, quote_id,
    quote_number, seller_id, party_id, buyer_display_name, buyer_address_lines, buyer_postal_code,
    buyer_city, buyer_country_code, buyer_siren, buyer_siret, buyer_vat_number,
    buyer_professional, subject, order_reference, delivery_date, agreed_due_date, terms_days,
    currency_code, net_minor, vat_minor, gross_minor, created_at, issued_by, issued_at, position,
    previous_seal, seal)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
    $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)
