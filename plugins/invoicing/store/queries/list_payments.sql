select p.payment_id, p.invoice_id, p.amount_minor, p.currency_code, p.payment_date, p.method,
    p.reference, p.cancels, p.recorded_by, p.recorded_at, i.number as invoice_number, i.party_id
from invoicing.payment p
join invoicing.invoice i on i.tenant_id = p.tenant_id and i.invoice_id = p.invoice_id
where p.tenant_id = $1
  and ($2::timestamptz is null or (p.recorded_at, p.payment_id) < ($2, $3::uuid))
  and ($4::uuid is null or p.invoice_id = $4)
order by p.recorded_at desc, p.payment_id desc
limit $5
