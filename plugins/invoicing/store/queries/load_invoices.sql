select i.invoice_id, i.number, i.issue_date, i.due_date, i.quote_id, i.quote_number, i.seller_id,
    i.party_id, i.buyer_display_name, i.buyer_address_lines, i.buyer_postal_code, i.buyer_city,
    i.buyer_country_code, i.buyer_siren, i.buyer_siret, i.buyer_vat_number, i.buyer_professional,
    i.buyer_main_address_lines, i.buyer_main_postal_code, i.buyer_main_city,
    i.buyer_main_country_code, i.subject, i.order_reference, i.note, i.delivery_date,
    i.delivery_address_lines, i.delivery_postal_code, i.delivery_city, i.delivery_country_code,
    i.discount_kind, i.discount_value, i.currency_code, i.agreed_due_date, i.terms_days,
    i.terms_end_of_month, i.terms_penalty_rate, i.terms_early_payment, i.discount_minor,
    i.net_minor, i.vat_minor, i.gross_minor, i.created_at, i.issued_by, i.issued_at,
    coalesce((select sum(c.gross_minor) from invoicing.credit_note c
              where c.tenant_id = $1 and c.invoice_id = i.invoice_id), 0)::bigint
        as credited_minor,
    coalesce((select sum(p.amount_minor) from invoicing.payment p
              where p.tenant_id = $1 and p.invoice_id = i.invoice_id), 0)::bigint
        as paid_minor
from invoicing.invoice i
where i.tenant_id = $1 and i.invoice_id = any ($2)
