select kind, payload, cursor, done, total, actor, language, attempts
from jobs.job
where tenant_id = $1 and job_id = $2 and state in ('WAITING', 'RUNNING') and run_at <= $3
