insert into exchange.import (tenant_id, import_id, request_id, request_hash, file_name, sheet,
    dry_run, state, header_row, titles, fields, created_at, kind, corrects)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
on conflict (tenant_id, request_id) do nothing
