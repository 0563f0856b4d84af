insert into marketing.consent (tenant_id, consent_id, party_id, purpose, channel, decision, wording,
    wording_version, source, proof_digest, decided_at, recorded_by, recorded_at, position, previous_seal, seal)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
