insert into crm.pipeline (tenant_id, pipeline_id, display_name, stages, stage_display_names,
    stage_probabilities)
values ($1, $2, $3, $4, $5, $6)
