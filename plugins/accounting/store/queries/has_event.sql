select exists (select from accounting.entry where tenant_id = $1 and source_event = $2) as is_there
