insert into marketing.campaign (tenant_id, campaign_id, display_name, purpose, segment_id, customers_allowed,
    professionals_allowed, subject_fr, body_fr, subject_en, body_en, state, created_at, version)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)
