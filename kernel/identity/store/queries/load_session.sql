select session_id, user_id, peer, created_at, last_use_at
from identity.session
where tenant_id = $1 and session_id = $2
