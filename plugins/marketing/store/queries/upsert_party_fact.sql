insert into marketing.party_fact (tenant_id, party_id, display_name, given_name, is_company, postal_code, country_code)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (tenant_id, party_id) do update
set display_name = excluded.display_name, given_name = excluded.given_name, is_company = excluded.is_company,
    postal_code = excluded.postal_code, country_code = excluded.country_code
