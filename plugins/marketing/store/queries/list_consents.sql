select c.consent_id, c.party_id, c.purpose, c.channel, c.decision, c.wording, c.wording_version, c.source,
    c.proof_digest, coalesce(p.proof, '') as proof, c.decided_at, c.recorded_by, c.recorded_at, c.position,
    c.previous_seal, c.seal
from marketing.consent c
left join marketing.consent_proof p on p.tenant_id = $1 and p.consent_id = c.consent_id
where c.tenant_id = $1 and ($2::bigint is null or c.position < $2)
  and ($3::uuid is null or c.party_id = $3
       or c.party_id in (select a.party_id from marketing.party_alias a
                         where a.tenant_id = $1 and a.current_id = $3))
order by c.position desc
limit $4
