update accounting.draft_entry
set journal = $3, entry_date = $4, piece = $5, piece_date = $6, description = $7, version = version + 1
where tenant_id = $1 and entry_id = $2
returning version
