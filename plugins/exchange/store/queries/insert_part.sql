insert into exchange.import_file (tenant_id, import_id, part, bytes) values ($1, $2, $3, $4)
