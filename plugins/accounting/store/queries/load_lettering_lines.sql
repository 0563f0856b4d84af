select lettering_id, entry_id, line from accounting.lettering_line
where tenant_id = $1 and lettering_id = any ($2::uuid[])
order by lettering_id, entry_id, line
