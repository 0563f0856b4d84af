select start_date, end_date, closed_through, closed, last_number
from accounting.fiscal_year
where tenant_id = $1
order by start_date
