select session_id, user_id, peer, created_at, last_use_at
from identity.session
where tenant_id = $1 and ($2::uuid is null or user_id = $2::uuid)
  and last_use_at > $3 and created_at > $4
order by created_at desc, session_id
limit $5
