select record_name, kept_fr, kept_en
from exchange.import_record
where tenant_id = $1 and import_id = $2 and kept_fr <> ''
order by record_name
limit $3
