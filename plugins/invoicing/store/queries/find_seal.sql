-- Whether the record at this place of the chain has this seal.
select exists (select from invoicing.invoice
               where tenant_id = $1 and position = $2 and seal = $3)
    or exists (select from invoicing.credit_note
               where tenant_id = $1 and position = $2 and seal = $3)
    or exists (select from invoicing.payment
               where tenant_id = $1 and position = $2 and seal = $3) as is_there
