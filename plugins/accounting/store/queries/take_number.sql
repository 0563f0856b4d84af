update accounting.fiscal_year set last_number = last_number + 1
where tenant_id = $1 and start_date = $2
returning last_number
