update crm.pipeline
set display_name = $3, stages = $4, stage_display_names = $5, stage_probabilities = $6,
    version = version + 1
where tenant_id = $1 and pipeline_id = $2
returning version
