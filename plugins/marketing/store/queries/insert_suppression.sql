insert into marketing.suppression (tenant_id, channel, purpose, address_hash, since) values ($1, $2, $3, $4, $5)
on conflict (tenant_id, channel, purpose, address_hash) do nothing
