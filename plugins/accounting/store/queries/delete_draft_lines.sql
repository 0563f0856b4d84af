delete from accounting.draft_line where tenant_id = $1 and entry_id = $2
