insert into invoicing.seller (tenant_id, seller_id, display_name, legal_form, share_capital_minor,
    share_capital_currency, siren, siret, registration, vat_number, vat_regime, vat_on_debits,
    address_lines, postal_code, city, country_code, iban, bic, email, phone, website,
    extra_mentions)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
    $21, $22)
on conflict (tenant_id, seller_id) do nothing
