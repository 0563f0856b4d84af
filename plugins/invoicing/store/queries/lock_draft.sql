select invoice_id, quote_id, quote_number, party_id, buyer_display_name, buyer_address_lines,
    buyer_postal_code, buyer_city, buyer_country_code, buyer_siren, buyer_siret, buyer_vat_number,
    buyer_professional, buyer_main_address_lines, buyer_main_postal_code, buyer_main_city,
    buyer_main_country_code, subject, order_reference, note, delivery_date, delivery_address_lines,
    delivery_postal_code, delivery_city, delivery_country_code, discount_kind, discount_value,
    currency_code, issue_date, due_date, terms_days, terms_end_of_month, terms_penalty_rate,
    terms_early_payment, discount_minor, net_minor, vat_minor, gross_minor, created_at, version
from invoicing.draft_invoice
where tenant_id = $1 and invoice_id = $2
for update
