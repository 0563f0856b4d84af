-- The first of a campaign in one state that need not wait any longer.
select r.recipient_id, r.campaign_id, r.party_id, r.address, r.state, r.ground, r.server_words, r.attempts, r.changed_at
from marketing.recipient r
where r.tenant_id = $1 and r.campaign_id = $2 and r.state = $3 and (r.retry_at is null or r.retry_at <= $4)
order by r.recipient_id
limit $5
for update
