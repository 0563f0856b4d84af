insert into marketing.last_word as w (tenant_id, party_id, last_on) values ($1, $2, $3)
on conflict (tenant_id, party_id) do update set last_on = greatest(w.last_on, excluded.last_on)
