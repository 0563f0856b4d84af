insert into toy.party (tenant_id, party, replayed) values ($1, $2, $3) on conflict do nothing
