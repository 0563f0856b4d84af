select d.delivery_id, d.document, d.number, d.party_id, d.address, d.subject, d.message, d.language, d.state,
    d.server_words, d.attempts, d.job_id, d.created_at, d.changed_at
from invoicing.delivery d
where d.tenant_id = $1 and d.delivery_id = $2
