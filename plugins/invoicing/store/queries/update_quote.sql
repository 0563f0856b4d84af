update invoicing.quote
set party_id = $3, buyer_display_name = $4, buyer_address_lines = $5, buyer_postal_code = $6,
    buyer_city = $7, buyer_country_code = $8, buyer_siren = $9, buyer_siret = $10,
    buyer_vat_number = $11, buyer_professional = $12, subject = $13, valid_until = $14,
    currency_code = $15, net_minor = $16, vat_minor = $17, gross_minor = $18, state = $19,
    opportunity = $20, invoice_id = $21, updated_at = $22, version = version + 1
where tenant_id = $1 and quote_id = $2
returning version
