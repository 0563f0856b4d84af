select number, display_name from accounting.account where tenant_id = $1 order by number
