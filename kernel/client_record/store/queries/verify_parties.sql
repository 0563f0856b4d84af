-- A page of all parties with what can be recomputed from them.
select p.id, p.kind, p.state, p.display_name, p.given_name, p.family_name, p.siren, p.siret, p.vat_number,
       p.website, p.email_values, p.email_labels, p.phone_values, p.phone_labels, p.address_lines,
       p.address_postal_codes, p.address_cities, p.address_country_codes, p.address_labels,
       p.iban_values, p.iban_labels, p.tags, p.merged_into, p.final_id, p.version, p.last_version,
       p.create_time, p.update_time, p.sort_name, p.search_text,
       (select array_agg(k.kind || ' ' || k.value order by k.kind, k.value)
        from client_record.party_key k where k.tenant_id = $1 and k.party_id = p.id) as keys,
       exists (select from client_record.party_merge m
               where m.tenant_id = $1 and m.source_id = p.id and m.target_id = p.merged_into) as is_remembered
from client_record.party p
where p.tenant_id = $1 and p.id > $2::uuid
order by p.id
limit $3
