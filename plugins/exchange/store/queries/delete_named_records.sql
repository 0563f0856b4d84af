delete from exchange.import_record
where tenant_id = $1 and record_name = $2
