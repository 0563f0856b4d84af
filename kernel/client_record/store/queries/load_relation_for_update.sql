select r.id, f.final_id as from_id, r.kind, t.final_id as to_id, r.start_date, r.end_date, r.version,
       ff.display_name as from_display_name, tf.display_name as to_display_name
from client_record.relation r
join client_record.party f on f.tenant_id = $1 and f.id = r.from_id
join client_record.party ff on ff.tenant_id = $1 and ff.id = f.final_id
join client_record.party t on t.tenant_id = $1 and t.id = r.to_id
join client_record.party tf on tf.tenant_id = $1 and tf.id = t.final_id
where r.tenant_id = $1 and r.id = $2
for update of r
