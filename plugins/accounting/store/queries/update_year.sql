update accounting.fiscal_year set closed_through = $3, closed = $4
where tenant_id = $1 and start_date = $2
