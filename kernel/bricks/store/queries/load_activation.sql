select state, version, position_at_activation, job_id
from bricks.activation
where tenant_id = $1 and brick = $2
