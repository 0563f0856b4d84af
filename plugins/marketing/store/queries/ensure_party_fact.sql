-- A party of whom nothing else is known yet: its row comes with its own event.
insert into marketing.party_fact (tenant_id, party_id) values ($1, $2)
on conflict (tenant_id, party_id) do nothing
