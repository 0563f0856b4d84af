insert into {brick}.party_alias (tenant_id, party_id, merged_into, current_id)
values ($1, $2, $3, $3)
on conflict (tenant_id, party_id) do update
set merged_into = excluded.merged_into, current_id = excluded.current_id
