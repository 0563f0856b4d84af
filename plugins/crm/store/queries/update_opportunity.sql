update crm.opportunity
set display_name = $3, stage = $4, amount_minor = $5, currency_code = $6, expected_close_date = $7,
    next_action = $8, next_action_date = $9, state = $10, loss_reason = $11, loss_comment = $12,
    close_date = $13, updated_at = $14, version = version + 1
where tenant_id = $1 and opportunity_id = $2
returning version
