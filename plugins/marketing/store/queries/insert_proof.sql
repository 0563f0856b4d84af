insert into marketing.consent_proof (tenant_id, consent_id, proof) values ($1, $2, $3)
