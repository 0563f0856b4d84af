select p.payment_id, p.invoice_id, p.amount_minor, p.currency_code, p.payment_date, p.method,
    p.reference, p.cancels, p.recorded_by, p.recorded_at, i.number as invoice_number, i.party_id
from invoicing.payment p
join invoicing.invoice i on i.tenant_id = p.tenant_id and i.invoice_id = p.invoice_id
where p.tenant_id = $1 and p.payment_id = any ($2)
