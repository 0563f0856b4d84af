insert into bus.consumer (tenant_id, consumer) values ($1, $2) on conflict do nothing
