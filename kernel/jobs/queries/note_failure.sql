update jobs.job
set state = $3, attempts = attempts + 1, error_reason = $4, error_message = $5, run_at = $6, updated_at = $7
where tenant_id = $1 and job_id = $2 and state in ('WAITING', 'RUNNING')
