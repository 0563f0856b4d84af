-- Merged parties whose name does not lead to the end of their chain: the chain is a circle (it would be
-- walked for ever, hence the limit), it ends nowhere, or the end written down is another one.
with recursive walk as (
    select p.id as start_id, p.merged_into as at_id, 1 as depth
    from client_record.party p
    where p.tenant_id = $1 and p.merged_into is not null
    union all
    select w.start_id, p.merged_into, w.depth + 1
    from walk w
    join client_record.party p on p.tenant_id = $1 and p.id = w.at_id
    where p.merged_into is not null and w.depth < 1000
), last as (
    select distinct on (w.start_id) w.start_id, w.at_id, w.depth
    from walk w
    order by w.start_id, w.depth desc
)
select 'parties/' || p.id as resource
from last
join client_record.party p on p.tenant_id = $1 and p.id = last.start_id
where last.depth >= 1000 or p.final_id <> last.at_id
   or not exists (select from client_record.party e where e.tenant_id = $1 and e.id = last.at_id)
order by p.id
limit $2
