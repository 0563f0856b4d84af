-- The parties that answer to these keys, oldest first, at most 100 for each.
select wanted.kind, wanted.value, found.final_id
from unnest($2::smallint[], $3::text[]) wanted (kind, value)
cross join lateral (
    select p.final_id
    from client_record.party_key k
    join client_record.party p on p.tenant_id = k.tenant_id and p.id = k.party_id
    where k.tenant_id = $1 and k.kind = wanted.kind and k.value = wanted.value
    order by k.party_id
    limit 100) found
order by wanted.kind, wanted.value, found.final_id
