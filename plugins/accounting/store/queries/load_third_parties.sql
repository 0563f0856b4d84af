select party_id, display_name, code_number
from accounting.third_party
where tenant_id = $1 and code_number is not null
order by code_number
