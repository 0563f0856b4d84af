delete from exchange.import_row
where tenant_id = $1 and import_id = $2 and state = 'waiting' and row_number <= $3
