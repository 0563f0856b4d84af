select r.recipient_id, r.campaign_id, r.party_id, r.address, r.state, r.ground, r.server_words, r.attempts, r.changed_at
from marketing.recipient r
where r.tenant_id = $1 and r.campaign_id = $2 and ($3::text is null or r.state = $3)
  and ($4::uuid is null or r.recipient_id > $4)
order by r.recipient_id
limit $5
