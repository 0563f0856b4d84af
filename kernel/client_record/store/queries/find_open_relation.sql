-- The same tie, still open, between these parties or ones that were merged into them.
select r.id
from client_record.relation r
join client_record.party t on t.tenant_id = $1 and t.id = r.to_id
where r.tenant_id = $1 and r.from_id = any ($2::uuid[]) and r.kind = $3 and t.final_id = $4
  and r.end_date is null
order by r.id
limit 1
