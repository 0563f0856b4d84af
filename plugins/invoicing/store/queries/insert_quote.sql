insert into invoicing.quote (tenant_id, quote_id, number, party_id, buyer_display_name,
    buyer_address_lines, buyer_postal_code, buyer_city, buyer_country_code, buyer_siren,
    buyer_siret, buyer_vat_number, buyer_professional, subject, issue_date, valid_until,
    currency_code, net_minor, vat_minor, gross_minor, state, opportunity, invoice_id, created_at,
    updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
    $21, $22, $23, $24, $25)
