delete from client_record.note
where tenant_id = $1 and party_id = any ($2::uuid[])
