update identity.session
set last_use_at = greatest(last_use_at, $3)
where tenant_id = $1 and session_id = $2
