update marketing.campaign
set display_name = $3, purpose = $4, segment_id = $5, customers_allowed = $6, professionals_allowed = $7,
    subject_fr = $8, body_fr = $9, subject_en = $10, body_en = $11, state = $12, job_id = $13, sent_at = $14,
    sent_on = $15, version = version + 1
where tenant_id = $1 and campaign_id = $2
returning version
