-- Who was merged into another is there as that one only.
select m.segment_id, m.party_id, m.joined_on, m.left_on
from marketing.membership m
where m.tenant_id = $1
  and ($2::date is null or (m.joined_on, m.segment_id, m.party_id) < ($2, $3::uuid, $4::uuid))
  and ($5::uuid is null or m.segment_id = $5)
  and ($6::uuid is null or m.party_id = $6)
  and ($7::boolean or (m.left_on is null
       and not exists (select 1 from marketing.party_alias a where a.tenant_id = $1 and a.party_id = m.party_id)))
order by m.joined_on desc, m.segment_id desc, m.party_id desc
limit $8
