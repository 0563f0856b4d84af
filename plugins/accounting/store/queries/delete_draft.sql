delete from accounting.draft_entry where tenant_id = $1 and entry_id = $2
