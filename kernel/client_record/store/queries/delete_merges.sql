delete from client_record.party_merge
where tenant_id = $1 and source_id = any ($2::uuid[])
