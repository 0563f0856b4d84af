insert into client_record.import_turn (tenant_id, taken)
values ($1, 1)
on conflict (tenant_id) do update set taken = import_turn.taken + 1
