update bricks.activation
set state = 'INACTIVE', job_id = null, updated_at = $3
where tenant_id = $1 and brick = $2 and state <> 'INACTIVE'
returning version
