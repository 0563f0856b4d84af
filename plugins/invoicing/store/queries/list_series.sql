select kind, year, last_number, last_date
from invoicing.number_series
where tenant_id = $1
order by kind, year
