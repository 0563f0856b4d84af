select start_date, end_date, closed_through, closed, last_number
from accounting.fiscal_year
where tenant_id = $1 and ($2::date is null or start_date > $2)
order by start_date
limit $3
