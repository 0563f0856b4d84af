select import_id, request_hash from exchange.import where tenant_id = $1 and request_id = $2
