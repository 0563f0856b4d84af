-- One who left on the same day never left.
insert into marketing.membership (tenant_id, segment_id, party_id, joined_on)
select $1, $2, p.party_id, $4 from unnest($3::uuid[]) as p (party_id)
on conflict (tenant_id, segment_id, party_id, joined_on) do update set left_on = null
