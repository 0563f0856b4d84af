-- Parties as they are known today, a merged one by its successor, in the order of their ids.
select distinct coalesce(a.current_id, f.party_id) as party_id
from marketing.party_fact f
left join marketing.party_alias a on a.tenant_id = $1 and a.party_id = f.party_id
where f.tenant_id = $1 and ($2::uuid is null or coalesce(a.current_id, f.party_id) > $2)
order by 1
limit $3
