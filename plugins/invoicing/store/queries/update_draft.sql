update invoicing.draft_invoice
set party_id = $3, buyer_display_name = $4, buyer_address_lines = $5, buyer_postal_code = $6,
    buyer_city = $7, buyer_country_code = $8, buyer_siren = $9, buyer_siret = $10,
    buyer_vat_number = $11, buyer_professional = $12, subject = $13, order_reference = $14,
    issue_date = $15, delivery_date = $16, due_date = $17, terms_days = $18, currency_code = $19,
    net_minor = $20, vat_minor = $21, gross_minor = $22, version = version + 1
where tenant_id = $1 and invoice_id = $2
returning version
