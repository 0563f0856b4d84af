insert into bricks.activation (tenant_id, brick, state, version, position_at_activation, job_id, updated_at)
values ($1, $2, 'ACTIVATING', $3, $4, $5, $6)
on conflict (tenant_id, brick) do update
set state = excluded.state, version = excluded.version, job_id = excluded.job_id,
    position_at_activation = excluded.position_at_activation, updated_at = excluded.updated_at
where activation.tenant_id = $1 and activation.state <> 'ACTIVE'
