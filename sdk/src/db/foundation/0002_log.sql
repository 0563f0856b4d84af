-- The event log, its readers, stored replies and the audit trail. Bricks write them through the functions
-- below only; no brick role may touch a table.

-- The tenant's counters, always the last row a transaction locks.
create table bus.head (
    tenant_id bigint not null primary key,
    position bigint not null default 0,
    hash bytea not null default '\x',
    audit_number bigint not null default 0
) with (fillfactor = 20);
select socle.protect('bus.head', 'select');

-- Append-only: positions gapless per tenant, each row chained to the one before.
create table bus.event (
    tenant_id bigint not null,
    position bigint not null,
    event_id uuid not null,
    type text not null,
    stream text not null,
    parties uuid[] not null,
    actor text not null,
    cause text not null,
    occurred_at timestamptz not null,
    body bytea not null,
    personal_digest bytea,
    hash bytea not null,
    primary key (tenant_id, position)
);
select socle.protect('bus.event', 'select');
create index event_stream on bus.event (tenant_id, stream, position);

-- Personal fields of an event and the salt of their digest: erasing the row erases both, and the chain
-- still verifies.
create table bus.event_personal (
    tenant_id bigint not null,
    position bigint not null,
    salt bytea not null,
    value bytea not null,
    primary key (tenant_id, position)
);
select socle.protect('bus.event_personal', 'select');

-- Which events name a party: the timeline's index.
create table bus.event_party (
    tenant_id bigint not null,
    party_id uuid not null,
    position bigint not null,
    primary key (tenant_id, party_id, position)
);
select socle.protect('bus.event_party', 'select');

-- How far each reader has got.
create table bus.consumer (
    tenant_id bigint not null,
    consumer text not null,
    position bigint not null default 0,
    attempts int not null default 0,
    next_try_at timestamptz,
    last_error text not null default '',
    primary key (tenant_id, consumer)
) with (fillfactor = 50);
select socle.protect('bus.consumer', 'select, insert, update, delete');

-- Events a reader could not handle, and those of the same stream behind them.
create table bus.parked_event (
    tenant_id bigint not null,
    consumer text not null,
    position bigint not null,
    type text not null,
    stream text not null,
    attempts int not null,
    error_reason text not null,
    error text not null,
    waits_for text not null default '',
    requeued boolean not null default false,
    parked_at timestamptz not null,
    primary key (tenant_id, consumer, position)
);
select socle.protect('bus.parked_event', 'select, insert, update, delete');

-- The answer each request id has had, so that a repeated request gets it again.
create table bus.request (
    tenant_id bigint not null,
    request_id uuid not null,
    method text not null,
    request_hash bytea not null,
    reply bytea,
    created_at timestamptz not null default now(),
    primary key (tenant_id, request_id)
);
select socle.protect('bus.request', 'select');
create index request_age on bus.request (created_at);

-- Who did what: one line for each call that wrote.
create table bus.audit_entry (
    tenant_id bigint not null,
    number bigint not null,
    occurred_at timestamptz not null,
    actor text not null,
    via text not null,
    method text not null,
    target text not null,
    peer text not null,
    primary key (tenant_id, number)
);
select socle.protect('bus.audit_entry', 'select');
create index audit_entry_target on bus.audit_entry (tenant_id, target, number);
