-- What was parked behind an event of its stream follows it once that one has been handled, whatever it had
-- been parked for: by somebody's retry, or because what it waited for has come.
create or replace function bus.unpark(p_tenant bigint, p_consumer text, p_position bigint, p_stream text)
returns void
language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform bus.check_tenant(p_tenant);
    delete from bus.parked_event
    where tenant_id = p_tenant and consumer = p_consumer and position = p_position;
    if not found then
        raise exception 'event % is not parked for %', p_position, p_consumer using errcode = 'SO001';
    end if;
    update bus.parked_event set requeued = true
    where tenant_id = p_tenant and consumer = p_consumer and p_stream in (stream, waits_for);
end
$$;
