select i.invoice_id
from invoicing.invoice i
cross join lateral (
    select
        coalesce((select sum(c.gross_minor) from invoicing.credit_note c
                  where c.tenant_id = $1 and c.invoice_id = i.invoice_id), 0) as credited_minor,
        coalesce((select sum(p.amount_minor) from invoicing.payment p
                  where p.tenant_id = $1 and p.invoice_id = i.invoice_id), 0) as paid_minor
) s
where i.tenant_id = $1
  and (s.credited_minor > i.gross_minor or s.paid_minor < 0 or s.paid_minor > i.gross_minor)
order by i.issued_at, i.invoice_id
limit $2
