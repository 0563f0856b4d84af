select o.opportunity_id, o.display_name, o.party_id, o.pipeline_id, o.stage,
    p.stage_display_names[array_position(p.stages, o.stage)] as stage_display_name,
    p.stage_probabilities[array_position(p.stages, o.stage)] as stage_probability,
    o.amount_minor, o.currency_code, o.expected_close_date, o.next_action, o.next_action_date,
    o.state, o.loss_reason, o.loss_comment, o.close_date, o.created_at, o.updated_at, o.version
from crm.opportunity o
join crm.pipeline p on p.tenant_id = o.tenant_id and p.pipeline_id = o.pipeline_id
where o.tenant_id = $1 and ($2::uuid is null or o.opportunity_id > $2)
order by o.opportunity_id
limit $3
