select c.campaign_id, c.display_name, c.purpose, c.segment_id, c.customers_allowed, c.professionals_allowed, c.subject_fr,
    c.body_fr, c.subject_en, c.body_en, c.state, c.job_id, c.created_at, c.sent_at, c.version
from marketing.campaign c
where c.tenant_id = $1 and ($2::uuid is null or c.campaign_id < $2)
order by c.campaign_id desc
limit $3
