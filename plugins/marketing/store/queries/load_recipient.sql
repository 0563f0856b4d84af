select r.recipient_id, r.campaign_id, r.party_id, r.address, r.state, r.ground, r.server_words, r.attempts, r.changed_at
from marketing.recipient r
where r.tenant_id = $1 and r.recipient_id = $2
for update
