update jobs.job
set state = $3, attempts = attempts + 1, error_reason = $4, error_message = $5, error_message_fr = $6,
    run_at = $7, updated_at = $8
where tenant_id = $1 and job_id = $2 and state in ('WAITING', 'RUNNING')
