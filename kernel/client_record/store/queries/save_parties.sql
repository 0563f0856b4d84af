-- New and changed parties alike. A row that is there already with the same or a later last_version is
-- left as it is: the caller counts.
insert into client_record.party (
    tenant_id, id, kind, state, display_name, given_name, family_name, siren, siret, vat_number, website,
    email_values, email_labels, phone_values, phone_labels, address_lines, address_postal_codes,
    address_cities, address_country_codes, address_labels, iban_values, iban_labels, tags, sort_name,
    search_text, merged_into, final_id, version, last_version, create_time, update_time)
select $1, n.id, n.kind, n.state, n.display_name, n.given_name, n.family_name, n.siren, n.siret,
       n.vat_number, n.website, n.email_values::text[], n.email_labels::text[], n.phone_values::text[],
       n.phone_labels::text[], n.address_lines::text[], n.address_postal_codes::text[],
       n.address_cities::text[], n.address_country_codes::text[], n.address_labels::text[],
       n.iban_values::text[], n.iban_labels::text[], n.tags::text[], n.sort_name, n.search_text,
       n.merged_into, n.final_id, n.version, n.last_version, n.create_time, n.update_time
from unnest($2::uuid[], $3::smallint[], $4::smallint[], $5::text[], $6::text[], $7::text[], $8::text[],
            $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
            $16::text[], $17::text[], $18::text[], $19::text[], $20::text[], $21::text[], $22::text[],
            $23::text[], $24::text[], $25::text[], $26::uuid[], $27::uuid[], $28::bigint[],
            $29::bigint[], $30::timestamptz[], $31::timestamptz[])
    as n (id, kind, state, display_name, given_name, family_name, siren, siret, vat_number, website,
          email_values, email_labels, phone_values, phone_labels, address_lines, address_postal_codes,
          address_cities, address_country_codes, address_labels, iban_values, iban_labels, tags,
          sort_name, search_text, merged_into, final_id, version, last_version, create_time, update_time)
on conflict (tenant_id, id) do update
set kind = excluded.kind, state = excluded.state, display_name = excluded.display_name,
    given_name = excluded.given_name, family_name = excluded.family_name, siren = excluded.siren,
    siret = excluded.siret, vat_number = excluded.vat_number, website = excluded.website,
    email_values = excluded.email_values, email_labels = excluded.email_labels,
    phone_values = excluded.phone_values, phone_labels = excluded.phone_labels,
    address_lines = excluded.address_lines, address_postal_codes = excluded.address_postal_codes,
    address_cities = excluded.address_cities, address_country_codes = excluded.address_country_codes,
    address_labels = excluded.address_labels, iban_values = excluded.iban_values,
    iban_labels = excluded.iban_labels, tags = excluded.tags, sort_name = excluded.sort_name,
    search_text = excluded.search_text, merged_into = excluded.merged_into,
    final_id = excluded.final_id, version = excluded.version, last_version = excluded.last_version,
    update_time = excluded.update_time
where party.last_version < excluded.last_version
