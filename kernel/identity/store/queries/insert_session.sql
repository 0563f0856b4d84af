insert into identity.session (tenant_id, session_id, token_hash, user_id, peer, created_at, last_use_at)
values ($1, $2, $3, $4, $5, $6, $6)
