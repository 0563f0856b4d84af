insert into client_record.party_merge (
    tenant_id, source_id, target_id, added_fields, added_values, added_labels, version_before,
    version_after, update_time_before)
values ($1, $2, $3, $4::smallint[], $5::text[], $6::text[], $7, $8, $9)
