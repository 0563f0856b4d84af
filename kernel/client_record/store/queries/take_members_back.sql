-- After an unmerge: all that had been merged into the party, directly or not, leads to it again. The
-- depth has a limit so that a broken chain cannot run for ever.
with recursive below as (
    select p.id, 1 as depth
    from client_record.party p
    where p.tenant_id = $1 and p.merged_into = $2
    union all
    select p.id, b.depth + 1
    from below b
    join client_record.party p on p.tenant_id = $1 and p.merged_into = b.id
    where b.depth < 1000
)
update client_record.party p
set final_id = $2
from below b
where p.tenant_id = $1 and p.id = b.id
