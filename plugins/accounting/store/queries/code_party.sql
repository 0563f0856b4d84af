-- Its code, given once.
insert into accounting.third_party as t (tenant_id, party_id, display_name, code_number)
values ($1, $2, '', $3)
on conflict (tenant_id, party_id) do update set code_number = excluded.code_number
where t.code_number is null
