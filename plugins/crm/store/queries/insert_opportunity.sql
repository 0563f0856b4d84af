insert into crm.opportunity (tenant_id, opportunity_id, display_name, party_id, pipeline_id, stage,
    amount_minor, currency_code, expected_close_date, next_action, next_action_date, state,
    loss_reason, loss_comment, close_date, created_at, updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
