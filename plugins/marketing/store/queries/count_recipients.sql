select r.campaign_id, r.state, count(*) as recipients
from marketing.recipient r
where r.tenant_id = $1 and r.campaign_id = any ($2::uuid[])
group by r.campaign_id, r.state
