delete from exchange.import_file where tenant_id = $1 and import_id = $2
