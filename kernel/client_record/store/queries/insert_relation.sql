insert into client_record.relation (tenant_id, id, from_id, kind, to_id, start_date, end_date, version)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict do nothing
