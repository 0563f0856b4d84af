update crm.opportunity
set display_name = $3, next_action = '', next_action_date = null, loss_comment = '',
    updated_at = $4, version = version + 1
where tenant_id = $1
  and (party_id = $2 or party_id in (select a.party_id from crm.party_alias a
                                     where a.tenant_id = $1 and a.current_id = $2))
  and (display_name <> $3 or next_action <> '' or loss_comment <> '')
