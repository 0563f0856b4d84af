select job_id, kind, title_fr, title_en, state, done, total, result, error_reason, error_message_fr,
       error_message as error_message_en, actor, created_at, updated_at, run_at
from jobs.job
where tenant_id = $1 and job_id = $2
