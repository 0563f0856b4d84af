select c.credit_note_id, c.invoice_id, c.number, c.issue_date, c.seller_id, c.discount_minor,
    c.net_minor, c.vat_minor, c.gross_minor, c.reason, c.issued_by, c.issued_at,
    i.number as invoice_number, i.issue_date as invoice_issue_date, i.party_id,
    i.buyer_display_name, i.buyer_address_lines, i.buyer_postal_code, i.buyer_city,
    i.buyer_country_code, i.buyer_siren, i.buyer_siret, i.buyer_vat_number, i.buyer_professional,
    i.buyer_main_address_lines, i.buyer_main_postal_code, i.buyer_main_city,
    i.buyer_main_country_code, i.subject, i.order_reference, '' as note, i.delivery_date,
    i.delivery_address_lines, i.delivery_postal_code, i.delivery_city, i.delivery_country_code,
    'none' as discount_kind, 0 as discount_value, i.currency_code
from invoicing.credit_note c
join invoicing.invoice i on i.tenant_id = c.tenant_id and i.invoice_id = c.invoice_id
where c.tenant_id = $1 and c.invoice_id = $2
order by c.position
