-- What was merged into this party directly, in a lasting order.
select m.source_id, m.target_id, m.added_fields, m.added_values, m.added_labels, m.version_before,
       m.version_after, m.update_time_before
from client_record.party_merge m
where m.tenant_id = $1 and m.target_id = $2
order by m.source_id
limit $3
