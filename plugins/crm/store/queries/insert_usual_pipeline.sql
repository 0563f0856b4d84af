insert into crm.pipeline (tenant_id, pipeline_id, display_name, stages, stage_display_names,
    stage_probabilities, usual)
values ($1, $2, $3, $4, $5, $6, true)
on conflict (tenant_id) where usual do nothing
