update jobs.job
set state = 'WAITING', attempts = 0, error_reason = '', error_message = '', error_message_fr = '',
    run_at = $3, updated_at = $3
where tenant_id = $1 and job_id = $2 and state in ('FAILED', 'CANCELLED')
