select m.party_id from marketing.membership m
where m.tenant_id = $1 and m.segment_id = $2 and m.left_on is null and m.party_id = any ($3::uuid[])
