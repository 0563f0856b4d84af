select count(*) as parties, count(*) filter (where replayed) as from_history
from toy.party
where tenant_id = $1
