insert into marketing.recipient (tenant_id, recipient_id, campaign_id, party_id, address, state, server_words, attempts,
    changed_at)
select $1, r.recipient_id, $2, r.party_id, '', 'listed', '', 0, $5
from unnest($3::uuid[], $4::uuid[]) as r (recipient_id, party_id)
