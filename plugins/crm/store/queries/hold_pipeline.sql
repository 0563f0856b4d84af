select pipeline_id, display_name, stages, stage_display_names, stage_probabilities, version
from crm.pipeline
where tenant_id = $1 and pipeline_id = $2
for share
