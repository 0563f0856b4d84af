-- A table open to every tenant, without the tenant in its key, and one that is as it should be.
create table faulty.open_to_all (
    id uuid not null primary key,
    tenant_id bigint
);
create table faulty.seen (
    tenant_id bigint not null,
    seen_id uuid not null,
    primary key (tenant_id, seen_id)
);
select socle.protect('faulty.seen', 'select, insert');
