select count(*) as drafts from accounting.draft_entry
where tenant_id = $1 and entry_date between $2 and $3
