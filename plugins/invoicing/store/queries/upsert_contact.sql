insert into invoicing.contact (tenant_id, party_id, email) values ($1, $2, $3)
on conflict (tenant_id, party_id) do update set email = excluded.email
