delete from exchange.import_record
where tenant_id = $1 and import_id = $2
