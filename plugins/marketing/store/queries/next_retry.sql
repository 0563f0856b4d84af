select min(r.retry_at) as retry_at from marketing.recipient r
where r.tenant_id = $1 and r.campaign_id = $2 and r.state = 'ready'
