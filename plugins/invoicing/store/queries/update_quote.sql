update invoicing.quote
set party_id = $3, buyer_display_name = $4, buyer_address_lines = $5, buyer_postal_code = $6,
    buyer_city = $7, buyer_country_code = $8, buyer_siren = $9, buyer_siret = $10,
    buyer_vat_number = $11, buyer_professional = $12, buyer_main_address_lines = $13,
    buyer_main_postal_code = $14, buyer_main_city = $15, buyer_main_country_code = $16,
    subject = $17, order_reference = $18, note = $19, delivery_date = $20,
    delivery_address_lines = $21, delivery_postal_code = $22, delivery_city = $23,
    delivery_country_code = $24, discount_kind = $25, discount_value = $26, currency_code = $27,
    valid_until = $28, discount_minor = $29, net_minor = $30, vat_minor = $31, gross_minor = $32,
    state = $33, opportunity = $34, invoice_id = $35, updated_at = $36, version = version + 1
where tenant_id = $1 and quote_id = $2
returning version
