select stage
from crm.opportunity
where tenant_id = $1 and pipeline_id = $2 and state = 'open' and stage = any ($3)
group by stage
order by stage
