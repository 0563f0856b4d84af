select d.delivery_id, d.document, d.number, d.party_id, d.address, d.subject, d.message, d.language, d.state,
    d.server_words, d.attempts, d.job_id, d.created_at, d.changed_at
from invoicing.delivery d
where d.tenant_id = $1
  and ($2::timestamptz is null or (d.created_at, d.delivery_id) < ($2, $3::uuid))
  and ($4::text is null or d.document = $4)
  and ($5::uuid is null or d.party_id = $5
       or d.party_id in (select a.party_id from invoicing.party_alias a
                         where a.tenant_id = $1 and a.current_id = $5))
order by d.created_at desc, d.delivery_id desc
limit $6
