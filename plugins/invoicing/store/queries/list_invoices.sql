select invoice_id, number, issue_date, due_date, quote_id, party_id, buyer_display_name,
    buyer_address_lines, buyer_postal_code, buyer_city, buyer_country_code, buyer_siren,
    buyer_siret, buyer_vat_number, buyer_professional, buyer_main_address_lines,
    buyer_main_postal_code, buyer_main_city, buyer_main_country_code, subject, order_reference,
    note, delivery_date, delivery_address_lines, delivery_postal_code, delivery_city,
    delivery_country_code, discount_kind, discount_value, currency_code, terms_days,
    terms_end_of_month, terms_penalty_rate, terms_early_payment, discount_minor, net_minor,
    vat_minor, gross_minor, created_at, issued_at, version, credited_minor, paid_minor
from (
    select d.invoice_id, '' as number, d.issue_date, d.due_date, d.quote_id, d.party_id,
        d.buyer_display_name, d.buyer_address_lines, d.buyer_postal_code, d.buyer_city,
        d.buyer_country_code, d.buyer_siren, d.buyer_siret, d.buyer_vat_number,
        d.buyer_professional, d.buyer_main_address_lines, d.buyer_main_postal_code,
        d.buyer_main_city, d.buyer_main_country_code, d.subject, d.order_reference, d.note,
        d.delivery_date, d.delivery_address_lines, d.delivery_postal_code, d.delivery_city,
        d.delivery_country_code, d.discount_kind, d.discount_value, d.currency_code, d.terms_days,
        d.terms_end_of_month, d.terms_penalty_rate, d.terms_early_payment, d.discount_minor,
        d.net_minor, d.vat_minor, d.gross_minor, d.created_at, null::timestamptz as issued_at,
        d.version, 0::bigint as credited_minor, 0::bigint as paid_minor
    from invoicing.draft_invoice d
    where d.tenant_id = $1
    union all
    select i.invoice_id, i.number, i.issue_date, i.due_date, i.quote_id, i.party_id,
        i.buyer_display_name, i.buyer_address_lines, i.buyer_postal_code, i.buyer_city,
        i.buyer_country_code, i.buyer_siren, i.buyer_siret, i.buyer_vat_number,
        i.buyer_professional, i.buyer_main_address_lines, i.buyer_main_postal_code,
        i.buyer_main_city, i.buyer_main_country_code, i.subject, i.order_reference, i.note,
        i.delivery_date, i.delivery_address_lines, i.delivery_postal_code, i.delivery_city,
        i.delivery_country_code, i.discount_kind, i.discount_value, i.currency_code, i.terms_days,
        i.terms_end_of_month, i.terms_penalty_rate, i.terms_early_payment, i.discount_minor,
        i.net_minor, i.vat_minor, i.gross_minor, i.created_at, i.issued_at, 0::bigint,
        coalesce((select sum(c.gross_minor) from invoicing.credit_note c
                  where c.tenant_id = $1 and c.invoice_id = i.invoice_id), 0)::bigint,
        coalesce((select sum(p.amount_minor) from invoicing.payment p
                  where p.tenant_id = $1 and p.invoice_id = i.invoice_id), 0)::bigint
    from invoicing.invoice i
    where i.tenant_id = $1
) as document
where ($2::timestamptz is null or (created_at, invoice_id) < ($2, $3::uuid))
  and ($4::uuid is null or party_id = $4
       or party_id in (select a.party_id from invoicing.party_alias a
                       where a.tenant_id = $1 and a.current_id = $4))
  and ($5::text is null or $5 = case
      when issued_at is null then 'draft'
      when gross_minor <> 0 and credited_minor = gross_minor then 'credited'
      when gross_minor - credited_minor - paid_minor <= 0 then 'paid'
      when paid_minor = 0 then 'unpaid'
      else 'partly_paid'
  end)
order by created_at desc, invoice_id desc
limit $6
