insert into {brick}.seal_head as h (tenant_id, position, seal)
values ($1, 0, '')
on conflict (tenant_id) do update set position = h.position
returning position, seal
