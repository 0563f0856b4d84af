select f.display_name, f.given_name, f.is_company, f.postal_code, f.country_code
from marketing.party_fact f
where f.tenant_id = $1 and f.party_id = $2
