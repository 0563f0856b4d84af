-- In the order of ids, so that two callers never wait for each other.
select p.id, p.kind, p.state, p.display_name, p.given_name, p.family_name, p.siren, p.siret, p.vat_number,
       p.website, p.email_values, p.email_labels, p.phone_values, p.phone_labels, p.address_lines,
       p.address_postal_codes, p.address_cities, p.address_country_codes, p.address_labels,
       p.iban_values, p.iban_labels, p.tags, p.merged_into, p.final_id, p.version, p.last_version,
       p.create_time, p.update_time
from client_record.party p
where p.tenant_id = $1 and p.id = any ($2::uuid[])
order by p.id
for update
