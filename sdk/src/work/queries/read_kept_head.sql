-- The log's head, and whether the log holds this link.
select h.position, h.hash,
    exists (select from bus.event e
            where e.tenant_id = $1 and e.position = $2 and e.hash = $3) as holds_kept
from bus.head h
where h.tenant_id = $1
