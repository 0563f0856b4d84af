-- tenant_id is checked by the log's function.
select t.position, t.type, t.stream, t.actor, t.occurred_at, t.body, t.personal
from bus.read_timeline($1, $2::uuid[], $3, $4) t
