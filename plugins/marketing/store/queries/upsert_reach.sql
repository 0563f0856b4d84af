insert into marketing.reach (tenant_id, party_id, channel, address) values ($1, $2, $3, $4)
on conflict (tenant_id, party_id, channel) do update set address = excluded.address
