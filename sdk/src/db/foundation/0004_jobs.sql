-- Durable work in steps.
create table jobs.job (
    tenant_id bigint not null,
    job_id uuid not null,
    kind text not null,
    payload bytea not null,
    cursor bytea not null default '\x',
    title_fr text not null,
    title_en text not null,
    state text not null default 'WAITING'
        check (state in ('WAITING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    done bigint not null default 0,
    total bigint not null default 0,
    result text not null default '',
    error_reason text not null default '',
    error_message text not null default '',
    attempts int not null default 0,
    actor text not null,
    language text not null,
    run_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, job_id)
);
select socle.protect('jobs.job', 'select, insert, update');
create index job_due on jobs.job (run_at) where state in ('WAITING', 'RUNNING');

-- In the transaction that makes the job necessary.
create function jobs.start(p_tenant bigint, p_job_id uuid, p_kind text, p_payload bytea, p_title_fr text,
                           p_title_en text, p_actor text, p_language text, p_run_at timestamptz,
                           p_now timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform bus.check_tenant(p_tenant);
    insert into jobs.job (tenant_id, job_id, kind, payload, title_fr, title_en, actor, language, run_at,
                          created_at, updated_at)
    values (p_tenant, p_job_id, p_kind, p_payload, p_title_fr, p_title_en, p_actor, p_language,
            coalesce(p_run_at, p_now), p_now, p_now);
end
$$;

-- In the transaction of what a step did. Fails when the job was cancelled or another process ran the step.
create function jobs.progress(p_tenant bigint, p_job_id uuid, p_from_cursor bytea, p_cursor bytea,
                              p_done bigint, p_total bigint, p_finished boolean, p_result text,
                              p_again_at timestamptz, p_now timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform bus.check_tenant(p_tenant);
    update jobs.job
    set cursor = p_cursor, done = p_done, total = p_total, attempts = 0,
        state = case when p_finished then 'SUCCEEDED' else 'RUNNING' end,
        result = p_result, run_at = coalesce(p_again_at, p_now), updated_at = p_now,
        error_reason = '', error_message = ''
    where tenant_id = p_tenant and job_id = p_job_id and state in ('WAITING', 'RUNNING')
      and cursor = p_from_cursor;
    if not found then
        raise exception 'the job was stopped meanwhile' using errcode = 'SO001';
    end if;
end
$$;

-- Jobs that are due, over all tenants: the runner's sweep.
create function jobs.due(p_now timestamptz, p_limit int)
returns table (tenant_id bigint, job_id uuid, run_at timestamptz)
language sql stable security definer set search_path = pg_catalog
as $$
    select j.tenant_id, j.job_id, j.run_at from jobs.job j
    where j.state in ('WAITING', 'RUNNING') and j.run_at <= p_now
    order by j.run_at limit p_limit
$$;
