-- Global: read once at start, before any call has named a tenant.
select tenant_id, brick, state, version, position_at_activation, job_id
from bricks.activation
order by tenant_id, brick
