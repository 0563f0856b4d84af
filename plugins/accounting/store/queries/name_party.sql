-- The name as the client record has it.
insert into accounting.third_party (tenant_id, party_id, display_name) values ($1, $2, $3)
on conflict (tenant_id, party_id) do update set display_name = excluded.display_name
