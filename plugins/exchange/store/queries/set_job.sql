update exchange.import set job_id = $3 where tenant_id = $1 and import_id = $2
