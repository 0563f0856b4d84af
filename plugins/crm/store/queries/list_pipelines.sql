select pipeline_id, display_name, stages, stage_display_names, stage_probabilities, version
from crm.pipeline
where tenant_id = $1 and ($2::uuid is null or pipeline_id > $2)
order by pipeline_id
limit $3
