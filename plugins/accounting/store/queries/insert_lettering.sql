insert into accounting.lettering (tenant_id, lettering_id, code, account, party_id, amount_minor,
    lettered_on, lettered_by)
values ($1, $2, $3, $4, $5, $6, $7, $8)
