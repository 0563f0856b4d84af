select record_name, created, etag_before, etag, before, notes
from exchange.import_record
where tenant_id = $1 and import_id = $2 and kept_fr = '' and record_name > $3
order by record_name
limit $4
