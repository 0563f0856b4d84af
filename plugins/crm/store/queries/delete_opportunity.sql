delete from crm.opportunity
where tenant_id = $1 and opportunity_id = $2
