-- Makes the keys of these parties ($2) exactly the given ones.
with wanted as (
    select w.kind, w.value, w.party_id
    from unnest($3::smallint[], $4::text[], $5::uuid[]) w (kind, value, party_id)
), stale as (
    delete from client_record.party_key k
    where k.tenant_id = $1 and k.party_id = any ($2::uuid[])
      and not exists (select from wanted w
                      where w.kind = k.kind and w.value = k.value and w.party_id = k.party_id)
)
insert into client_record.party_key (tenant_id, kind, value, party_id)
select $1, w.kind, w.value, w.party_id from wanted w
on conflict do nothing
