insert into invoicing.seal_head (tenant_id, position, seal)
values ($1, 0, '')
on conflict (tenant_id) do update set position = seal_head.position
returning position, seal
