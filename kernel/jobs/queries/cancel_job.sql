update jobs.job
set state = 'CANCELLED', updated_at = $3
where tenant_id = $1 and job_id = $2 and state in ('WAITING', 'RUNNING')
