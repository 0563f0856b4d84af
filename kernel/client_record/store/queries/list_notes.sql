-- Newest first: ids grow with time.
select n.id, n.party_id, n.text, n.author, n.create_time
from client_record.note n
where n.tenant_id = $1 and n.party_id = any ($2::uuid[]) and ($3::uuid is null or n.id < $3)
order by n.id desc
limit $4
