select quote_id, number, party_id, buyer_display_name, buyer_address_lines, buyer_postal_code,
    buyer_city, buyer_country_code, buyer_siren, buyer_siret, buyer_vat_number,
    buyer_professional, subject, issue_date, valid_until, currency_code, net_minor, vat_minor,
    gross_minor, state, opportunity, invoice_id, created_at, updated_at, version
from invoicing.quote
where tenant_id = $1 and quote_id = $2
