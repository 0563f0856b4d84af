-- Ties and notes of parties that are not there.
select 'relations/' || r.id as resource
from client_record.relation r
where r.tenant_id = $1
  and (not exists (select from client_record.party p where p.tenant_id = $1 and p.id = r.from_id)
       or not exists (select from client_record.party p where p.tenant_id = $1 and p.id = r.to_id))
union all
select 'notes/' || n.id
from client_record.note n
where n.tenant_id = $1
  and not exists (select from client_record.party p where p.tenant_id = $1 and p.id = n.party_id)
order by resource
limit $2
