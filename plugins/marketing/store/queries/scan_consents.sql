-- The next of the chain after this place and id: a place may be taken twice where somebody added a row.
select c.consent_id, c.party_id, c.purpose, c.channel, c.decision, c.wording, c.wording_version, c.source,
    c.proof_digest, coalesce(p.proof, '') as proof, c.decided_at, c.recorded_by, c.recorded_at, c.position,
    c.previous_seal, c.seal
from marketing.consent c
left join marketing.consent_proof p on p.tenant_id = $1 and p.consent_id = c.consent_id
where c.tenant_id = $1 and c.position >= $2 and (c.position, c.consent_id) > ($2, $3::uuid)
order by c.position, c.consent_id
limit $4
