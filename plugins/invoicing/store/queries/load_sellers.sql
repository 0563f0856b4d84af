select seller_id, display_name, legal_form, share_capital_minor, share_capital_currency, siren,
    siret, registration, vat_number, vat_regime, vat_on_debits, address_lines, postal_code, city,
    country_code, iban, bic, email, phone, website, extra_mentions
from invoicing.seller
where tenant_id = $1 and seller_id = any ($2)
