select s.segment_id, s.display_name, s.kinds, s.texts, s.days, s.amounts_minor,
    (select count(*) from marketing.membership m
     where m.tenant_id = $1 and m.segment_id = s.segment_id and m.left_on is null
       and not exists (select 1 from marketing.party_alias a where a.tenant_id = $1 and a.party_id = m.party_id)) as member_count
from marketing.segment s
where s.tenant_id = $1 and ($2::text is null or (s.display_name, s.segment_id) > ($2, $3::uuid))
order by s.display_name, s.segment_id
limit $4
