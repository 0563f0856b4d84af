-- Ended jobs are forgotten in time, a cancelled one keeps what its last step did, and why one failed is kept
-- in French as well.
alter table jobs.job add column error_message_fr text not null default '';
create index job_ended on jobs.job (tenant_id, updated_at) where state in ('SUCCEEDED', 'FAILED', 'CANCELLED');

-- In the transaction of what a step did. A job that was cancelled meanwhile stops after it: what was done
-- counts. Fails when another process ran the step.
create or replace function jobs.progress(
    p_tenant bigint, p_job_id uuid, p_from_cursor bytea, p_cursor bytea, p_done bigint, p_total bigint,
    p_finished boolean, p_result text, p_again_at timestamptz, p_now timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform bus.check_tenant(p_tenant);
    update jobs.job
    set cursor = p_cursor, done = p_done, total = p_total, attempts = 0,
        state = case when p_finished then 'SUCCEEDED' when state = 'CANCELLED' then state else 'RUNNING' end,
        result = p_result, run_at = coalesce(p_again_at, p_now), updated_at = p_now,
        error_reason = '', error_message = '', error_message_fr = ''
    where tenant_id = p_tenant and job_id = p_job_id and state in ('WAITING', 'RUNNING', 'CANCELLED')
      and cursor = p_from_cursor;
    if not found then
        raise exception 'the job was stopped meanwhile' using errcode = 'SO001';
    end if;
end
$$;

-- Jobs that ended before then, at most p_limit of each tenant a call, oldest first. Tells how many of whose
-- went.
create function jobs.forget(p_before timestamptz, p_limit int)
returns table (tenant_id bigint, forgotten bigint)
language sql security definer set search_path = pg_catalog
as $$
    with gone as (
        delete from jobs.job j
        using (select distinct e.tenant_id from jobs.job e
               where e.state in ('SUCCEEDED', 'FAILED', 'CANCELLED') and e.updated_at < p_before) t
        cross join lateral (
            select o.job_id from jobs.job o
            where o.tenant_id = t.tenant_id
              and o.state in ('SUCCEEDED', 'FAILED', 'CANCELLED') and o.updated_at < p_before
            order by o.updated_at, o.job_id
            limit p_limit) old
        where j.tenant_id = t.tenant_id and j.job_id = old.job_id
        returning j.tenant_id)
    select g.tenant_id, count(*) from gone g group by g.tenant_id
$$;
revoke execute on function jobs.forget from public;
grant execute on function jobs.forget to {jobs};
