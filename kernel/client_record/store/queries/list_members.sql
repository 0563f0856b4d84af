-- The parties whose names lead to this one, itself left out.
select p.id
from client_record.party p
where p.tenant_id = $1 and p.merged_into is not null and p.final_id = $2
order by p.id
limit $3
