-- The next records of the chain after this place and kind: a place may be taken twice where somebody
-- added a row. Each table by its index, no further than the limit.
select kind, record_id, amount_minor, position, previous_seal, seal
from (
    (select 'invoice' as kind, invoice_id as record_id, gross_minor as amount_minor,
        position, previous_seal, seal
    from invoicing.invoice
    where tenant_id = $1 and position >= $2 and (position, 'invoice') > ($2, $3)
    order by position
    limit $4)
    union all
    (select 'credit_note', credit_note_id, gross_minor, position, previous_seal, seal
    from invoicing.credit_note
    where tenant_id = $1 and position >= $2 and (position, 'credit_note') > ($2, $3)
    order by position
    limit $4)
    union all
    (select 'payment', payment_id, amount_minor, position, previous_seal, seal
    from invoicing.payment
    where tenant_id = $1 and position >= $2 and (position, 'payment') > ($2, $3)
    order by position
    limit $4)
) as sealed
order by position, kind
limit $4
