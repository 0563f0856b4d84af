select o.opportunity_id, o.display_name, o.party_id, o.pipeline_id, o.stage,
    p.stage_display_names[array_position(p.stages, o.stage)] as stage_display_name,
    p.stage_probabilities[array_position(p.stages, o.stage)] as stage_probability,
    o.amount_minor, o.currency_code, o.expected_close_date, o.next_action, o.next_action_date,
    o.state, o.loss_reason, o.loss_comment, o.close_date, o.created_at, o.updated_at, o.version
from crm.opportunity o
join crm.pipeline p on p.tenant_id = o.tenant_id and p.pipeline_id = o.pipeline_id
where o.tenant_id = $1
  and ($2::date is null
       or (coalesce(o.next_action_date, '-infinity'), o.opportunity_id) > ($2, $3::uuid))
  and ($4::uuid is null or o.party_id = $4
       or o.party_id in (select a.party_id from crm.party_alias a
                         where a.tenant_id = $1 and a.current_id = $4))
  and ($5::text is null or o.state = $5)
  and ($6::text is null or (o.state = 'open' and o.stage = $6))
  and ($7::date is null or (o.state = 'open' and coalesce(o.next_action_date, '-infinity') < $7))
order by coalesce(o.next_action_date, '-infinity'), o.opportunity_id
limit $8
