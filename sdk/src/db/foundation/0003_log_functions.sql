-- The only ways into the log. Each checks that it is asked for the transaction's own tenant.
create function bus.check_tenant(p_tenant bigint) returns void
language plpgsql stable
as $$
begin
    if p_tenant is distinct from socle.current_tenant() then
        raise exception 'the transaction belongs to another tenant' using errcode = '42501';
    end if;
end
$$;

-- Bytes with their length in front, so that no two lists of fields give the same hash input.
create function bus.framed(p_bytes bytea) returns bytea
language sql immutable
as $$ select int4send(coalesce(length(p_bytes), -1)) || coalesce(p_bytes, '\x') $$;

-- SHA-256 over the previous hash and the canonical form of every field; personal values by their digest.
create function bus.event_hash(p_previous bytea, p_event bus.event) returns bytea
language sql stable
as $$
    select sha256(
        bus.framed(p_previous) || int8send(p_event.tenant_id) || int8send(p_event.position) ||
        uuid_send(p_event.event_id) || bus.framed(convert_to(p_event.type, 'UTF8')) ||
        bus.framed(convert_to(p_event.stream, 'UTF8')) ||
        bus.framed(convert_to(p_event.parties::text, 'UTF8')) ||
        bus.framed(convert_to(p_event.actor, 'UTF8')) || bus.framed(convert_to(p_event.cause, 'UTF8')) ||
        int8send((extract(epoch from p_event.occurred_at) * 1000000)::bigint) ||
        bus.framed(p_event.body) || bus.framed(p_event.personal_digest))
$$;

-- The last statement of a writing transaction: audit line and events, in one lock of the tenant's head.
-- Returns the log's new position.
create function bus.append(
    p_tenant bigint, p_time timestamptz, p_actor text, p_cause text,
    p_audit boolean, p_via text, p_target text, p_peer text,
    p_event_ids uuid[], p_types text[], p_streams text[], p_parties text[],
    p_bodies bytea[], p_salts bytea[], p_personals bytea[]) returns bigint
language plpgsql security definer set search_path = pg_catalog
as $$
declare
    v_head bus.head;
    v_event bus.event;
begin
    perform bus.check_tenant(p_tenant);
    select * into v_head from bus.head where tenant_id = p_tenant for update;
    if not found then
        insert into bus.head (tenant_id) values (p_tenant) on conflict do nothing;
        select * into v_head from bus.head where tenant_id = p_tenant for update;
    end if;
    if p_audit then
        v_head.audit_number := v_head.audit_number + 1;
        insert into bus.audit_entry (tenant_id, number, occurred_at, actor, via, method, target, peer)
        values (p_tenant, v_head.audit_number, p_time, p_actor, p_via, p_cause, p_target, p_peer);
    end if;
    for i in 1 .. coalesce(array_length(p_event_ids, 1), 0) loop
        v_head.position := v_head.position + 1;
        v_event.tenant_id := p_tenant;
        v_event.position := v_head.position;
        v_event.event_id := p_event_ids[i];
        v_event.type := p_types[i];
        v_event.stream := p_streams[i];
        v_event.parties := p_parties[i]::uuid[];
        v_event.actor := p_actor;
        v_event.cause := p_cause;
        v_event.occurred_at := p_time;
        v_event.body := p_bodies[i];
        v_event.personal_digest := null;
        if length(p_personals[i]) > 0 then
            v_event.personal_digest := sha256(p_salts[i] || p_personals[i]);
            insert into bus.event_personal (tenant_id, position, salt, value)
            values (p_tenant, v_head.position, p_salts[i], p_personals[i]);
        end if;
        v_event.hash := bus.event_hash(v_head.hash, v_event);
        insert into bus.event values (v_event.*);
        insert into bus.event_party (tenant_id, party_id, position)
        select p_tenant, party, v_head.position from unnest(v_event.parties) as party
        on conflict do nothing;
        v_head.hash := v_event.hash;
    end loop;
    update bus.head
    set position = v_head.position, hash = v_head.hash, audit_number = v_head.audit_number
    where tenant_id = p_tenant;
    return v_head.position;
end
$$;

-- Takes a request id for this transaction. A concurrent twin waits here until the first has ended.
-- outcome: 'new', 'answered' (reply is the stored one) or 'reused' (same id, other content).
create function bus.reserve_request(p_tenant bigint, p_request_id uuid, p_method text, p_hash bytea)
returns table (outcome text, reply bytea)
language plpgsql security definer set search_path = pg_catalog
as $$
declare
    v_request bus.request;
begin
    perform bus.check_tenant(p_tenant);
    insert into bus.request (tenant_id, request_id, method, request_hash)
    values (p_tenant, p_request_id, p_method, p_hash)
    on conflict do nothing;
    if found then
        return query select 'new'::text, null::bytea;
        return;
    end if;
    select * into v_request from bus.request r
    where r.tenant_id = p_tenant and r.request_id = p_request_id;
    if v_request.method = p_method and v_request.request_hash = p_hash then
        return query select 'answered'::text, v_request.reply;
    else
        return query select 'reused'::text, null::bytea;
    end if;
end
$$;

create function bus.store_reply(p_tenant bigint, p_request_id uuid, p_reply bytea) returns void
language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform bus.check_tenant(p_tenant);
    update bus.request set reply = p_reply
    where tenant_id = p_tenant and request_id = p_request_id;
end
$$;

-- Moves a reader on, in the transaction of what its handler wrote. Fails when somebody else moved it.
-- What waited for one of these streams is put back in line in the same transaction.
create function bus.advance(p_tenant bigint, p_consumer text, p_from bigint, p_to bigint,
                            p_streams text[]) returns void
language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform bus.check_tenant(p_tenant);
    update bus.consumer
    set position = p_to, attempts = 0, next_try_at = null, last_error = ''
    where tenant_id = p_tenant and consumer = p_consumer and position = p_from;
    if not found then
        raise exception 'consumer % has moved meanwhile', p_consumer using errcode = 'SO001';
    end if;
    update bus.parked_event set requeued = true
    where tenant_id = p_tenant and consumer = p_consumer and waits_for = any (p_streams);
end
$$;

-- A parked event has been handled after all.
create function bus.unpark(p_tenant bigint, p_consumer text, p_position bigint, p_stream text)
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
    where tenant_id = p_tenant and consumer = p_consumer and waits_for = p_stream;
end
$$;

-- Erases what events say of a person; digests stay, so the chain still verifies. Returns how many.
create function bus.erase_party(p_tenant bigint, p_party uuid) returns bigint
language plpgsql security definer set search_path = pg_catalog
as $$
declare
    v_count bigint;
begin
    perform bus.check_tenant(p_tenant);
    delete from bus.event_personal p using bus.event_party e
    where e.tenant_id = p_tenant and e.party_id = p_party
      and p.tenant_id = p_tenant and p.position = e.position;
    get diagnostics v_count = row_count;
    -- Stored replies that hold the person's record go as well.
    delete from bus.request r
    where r.tenant_id = p_tenant
      and position(convert_to('parties/' || p_party, 'UTF8') in r.reply) > 0;
    return v_count;
end
$$;

-- Events that name any of these parties, newest first, from before a position (null: the end).
create function bus.read_timeline(p_tenant bigint, p_parties uuid[], p_before bigint, p_limit int)
returns table ("position" bigint, type text, stream text, actor text, occurred_at timestamptz,
               body bytea, personal bytea)
language plpgsql stable security definer set search_path = pg_catalog
as $$
begin
    perform bus.check_tenant(p_tenant);
    return query
    select e.position, e.type, e.stream, e.actor, e.occurred_at, e.body, p.value
    from (select distinct i.position from bus.event_party i
          where i.tenant_id = p_tenant and i.party_id = any (p_parties)
            and (p_before is null or i.position < p_before)
          order by i.position desc limit p_limit) named
    join bus.event e on e.tenant_id = p_tenant and e.position = named.position
    left join bus.event_personal p on p.tenant_id = p_tenant and p.position = named.position
    order by e.position desc;
end
$$;

-- Readers that are behind, over all tenants: the dispatcher's sweep.
create function bus.lagging() returns table (tenant_id bigint, consumer text)
language sql stable security definer set search_path = pg_catalog
as $$
    select c.tenant_id, c.consumer
    from bus.consumer c join bus.head h on h.tenant_id = c.tenant_id
    where c.position < h.position
       or exists (select 1 from bus.parked_event p
                  where p.tenant_id = c.tenant_id and p.consumer = c.consumer and p.requeued)
$$;

-- Stored replies are kept for a week: longer than any caller repeats a request. At most p_limit a call,
-- over all tenants; returns how many went.
create function bus.forget_requests(p_before timestamptz, p_limit int) returns bigint
language plpgsql security definer set search_path = pg_catalog
as $$
declare
    v_count bigint;
begin
    delete from bus.request r
    using (select o.tenant_id, o.request_id from bus.request o where o.created_at < p_before limit p_limit) old
    where r.tenant_id = old.tenant_id and r.request_id = old.request_id;
    get diagnostics v_count = row_count;
    return v_count;
end
$$;
