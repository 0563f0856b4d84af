-- Whether the record at this place of the chain has this seal.
select exists (select from marketing.consent
               where tenant_id = $1 and position = $2 and seal = $3) as is_there
