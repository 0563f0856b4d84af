insert into exchange.import_record as known (tenant_id, import_id, record_name, created, etag_before,
    etag, before, notes)
select $1, $2::uuid, r.record_name, r.created, r.etag_before, r.etag, r.before, r.notes::text[]
from unnest($3::text[], $4::boolean[], $5::text[], $6::text[], $7::bytea[], $8::text[])
    as r (record_name, created, etag_before, etag, before, notes)
on conflict (tenant_id, import_id, record_name) do update
set etag = case when known.etag = excluded.etag_before then excluded.etag else known.etag end,
    notes = known.notes || excluded.notes
