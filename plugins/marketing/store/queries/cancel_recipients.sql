update marketing.recipient set state = 'cancelled', changed_at = $3
where tenant_id = $1 and campaign_id = $2 and state in ('listed', 'ready')
