update exchange.import_record known
set kept_fr = r.kept_fr, kept_en = r.kept_en
from unnest($3::text[], $4::text[], $5::text[]) as r (record_name, kept_fr, kept_en)
where known.tenant_id = $1 and known.import_id = $2 and known.record_name = r.record_name
