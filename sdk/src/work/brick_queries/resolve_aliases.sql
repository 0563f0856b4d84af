-- Each party that was merged away gets the one at the end of its way, at most 1,000 merges long.
with recursive walk as (
    select a.party_id, a.merged_into as current_id, 1 as depth
    from {brick}.party_alias a
    where a.tenant_id = $1
    union all
    select w.party_id, a.merged_into, w.depth + 1
    from walk w
    join {brick}.party_alias a on a.tenant_id = $1 and a.party_id = w.current_id
    where w.depth < 1000
), last as (
    select distinct on (w.party_id) w.party_id, w.current_id from walk w order by w.party_id, w.depth desc
)
update {brick}.party_alias a
set current_id = last.current_id
from last
where a.tenant_id = $1 and a.party_id = last.party_id and a.current_id <> last.current_id
