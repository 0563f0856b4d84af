update identity.tenant
set display_name = $2, legal_form = $3, share_capital_minor = $4, share_capital_currency = $5,
    siren = $6, siret = $7, registration = $8, vat_number = $9, vat_regime = $10, vat_on_debits = $11,
    address_lines = $12, postal_code = $13, city = $14, country_code = $15, iban = $16, bic = $17,
    email = $18, phone = $19, website = $20, logo = $21, time_zone = $22, currency_code = $23,
    payment_term_days = $24, updated_at = $25, version = version + 1
where tenant_id = $1
