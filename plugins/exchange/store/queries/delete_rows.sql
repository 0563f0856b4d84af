delete from exchange.import_row where tenant_id = $1 and import_id = $2
