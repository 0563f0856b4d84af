insert into marketing.purchase (tenant_id, event_id, party_id, bought_on, net_minor) values ($1, $2, $3, $4, $5)
on conflict (tenant_id, event_id) do nothing
