select invoice_id, quote_id, quote_number, party_id, buyer_display_name, buyer_address_lines,
    buyer_postal_code, buyer_city, buyer_country_code, buyer_siren, buyer_siret,
    buyer_vat_number, buyer_professional, subject, order_reference, issue_date, delivery_date,
    due_date, terms_days, currency_code, net_minor, vat_minor, gross_minor, created_at, version
from invoicing.draft_invoice
where tenant_id = $1 and invoice_id = $2
for update
