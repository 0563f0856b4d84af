-- tenant_id is checked by the log's function.
select bus.erase_party($1, erased.party_id)
from unnest($2::uuid[]) erased (party_id)
