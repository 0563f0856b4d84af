select invoice_id, number, issue_date, delivery_date, due_date, quote_id, party_id,
    buyer_display_name, buyer_address_lines, buyer_postal_code, buyer_city, buyer_country_code,
    buyer_siren, buyer_siret, buyer_vat_number, buyer_professional, subject, order_reference,
    currency_code, net_minor, vat_minor, gross_minor, created_at, issued_at, version,
    credited_minor, paid_minor
from (
    select d.invoice_id, '' as number, d.issue_date, d.delivery_date, d.due_date,
        d.quote_id, d.party_id, d.buyer_display_name, d.buyer_address_lines,
        d.buyer_postal_code, d.buyer_city, d.buyer_country_code, d.buyer_siren,
        d.buyer_siret, d.buyer_vat_number, d.buyer_professional, d.subject,
        d.order_reference, d.currency_code, d.net_minor, d.vat_minor, d.gross_minor,
        d.created_at, null::timestamptz as issued_at, d.version,
        0::bigint as credited_minor, 0::bigint as paid_minor
    from invoicing.draft_invoice d
    where d.tenant_id = $1
    union all
    select i.invoice_id, i.number, i.issue_date, i.delivery_date, i.due_date, i.quote_id,
        i.party_id, i.buyer_display_name, i.buyer_address_lines, i.buyer_postal_code,
        i.buyer_city, i.buyer_country_code, i.buyer_siren, i.buyer_siret,
        i.buyer_vat_number, i.buyer_professional, i.subject, i.order_reference,
        i.currency_code, i.net_minor, i.vat_minor, i.gross_minor, i.created_at, i.issued_at,
        0::bigint,
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
