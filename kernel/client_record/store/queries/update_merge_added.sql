update client_record.party_merge
set added_fields = $3::smallint[], added_values = $4::text[], added_labels = $5::text[]
where tenant_id = $1 and source_id = $2
