-- The newest that was said to each purpose on each channel.
select distinct on (c.purpose, c.channel) c.consent_id, c.party_id, c.purpose, c.channel, c.decision, c.wording,
    c.wording_version, c.source, c.proof_digest, '' as proof, c.decided_at, c.recorded_by, c.recorded_at, c.position,
    c.previous_seal, c.seal
from marketing.consent c
where c.tenant_id = $1
  and (c.party_id = $2 or c.party_id in (select a.party_id from marketing.party_alias a
                                         where a.tenant_id = $1 and a.current_id = $2))
order by c.purpose, c.channel, c.position desc
