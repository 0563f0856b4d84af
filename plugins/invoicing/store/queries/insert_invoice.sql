insert into invoicing.invoice (tenant_id, invoice_id, number, issue_date, due_date, quote_id,
    quote_number, seller_id, party_id, buyer_display_name, buyer_address_lines, buyer_postal_code,
    buyer_city, buyer_country_code, buyer_siren, buyer_siret, buyer_vat_number, buyer_professional,
    buyer_main_address_lines, buyer_main_postal_code, buyer_main_city, buyer_main_country_code,
    subject, order_reference, note, delivery_date, delivery_address_lines, delivery_postal_code,
    delivery_city, delivery_country_code, discount_kind, discount_value, currency_code,
    agreed_due_date, terms_days, terms_end_of_month, terms_penalty_rate, terms_early_payment,
    discount_minor, net_minor, vat_minor, gross_minor, created_at, issued_by, issued_at, position,
    previous_seal, seal)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
    $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39,
    $40, $41, $42, $43, $44, $45, $46, $47, $48)
