insert into marketing.loss (tenant_id, event_id, party_id, lost_on, loss_reason) values ($1, $2, $3, $4, $5)
on conflict (tenant_id, event_id) do nothing
