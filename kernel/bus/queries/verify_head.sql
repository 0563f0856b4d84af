select position, hash, audit_number,
       (select count(*) from bus.audit_entry a where a.tenant_id = $1) as audit_count,
       (select coalesce(max(a.number), 0) from bus.audit_entry a where a.tenant_id = $1) as audit_last
from bus.head
where tenant_id = $1
