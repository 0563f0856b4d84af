select m.party_id from marketing.membership m
where m.tenant_id = $1 and m.segment_id = $2 and m.left_on is null
  and not exists (select 1 from marketing.party_alias a where a.tenant_id = $1 and a.party_id = m.party_id)
order by m.party_id
limit $3
