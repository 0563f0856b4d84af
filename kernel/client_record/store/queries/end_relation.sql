update client_record.relation
set end_date = $3, version = $4
where tenant_id = $1 and id = $2
