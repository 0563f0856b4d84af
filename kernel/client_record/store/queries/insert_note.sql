insert into client_record.note (tenant_id, id, party_id, text, author, create_time)
values ($1, $2, $3, $4, $5, $6)
