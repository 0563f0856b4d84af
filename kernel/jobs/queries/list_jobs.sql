select job_id, kind, title_fr, title_en, state, done, total, result, error_reason, error_message_fr,
       error_message as error_message_en, actor, created_at, updated_at, run_at
from jobs.job
where tenant_id = $1 and ($2 = '' or state = $2)
  and ($3::timestamptz is null or (created_at, job_id) < ($3::timestamptz, $4::uuid))
order by created_at desc, job_id desc
limit $5
