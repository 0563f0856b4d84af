select pipeline_id, display_name, stages, stage_display_names, stage_probabilities, version
from crm.pipeline
where tenant_id = $1
order by pipeline_id
limit 1
for share
