-- Which bricks each tenant has switched on.
create table bricks.activation (
    tenant_id bigint not null,
    brick text not null,
    state text not null check (state in ('INACTIVE', 'ACTIVATING', 'ACTIVE')),
    version text not null,
    -- The log's head when the tenant asked for the brick: events up to there are history to it.
    position_at_activation bigint not null,
    -- The job that replays history; null unless ACTIVATING.
    job_id uuid,
    updated_at timestamptz not null,
    primary key (tenant_id, brick),
    check (state = 'ACTIVATING' or job_id is null)
);
select socle.protect('bricks.activation', 'select, insert, update');

-- The kernel's own transactions (tenant 0) read what every tenant has switched on: at start, before any
-- call has named a tenant. Reading only; a change happens in its tenant's transaction.
create policy before_tenant on bricks.activation for select to {role}
    using (socle.current_tenant() = 0);

-- Every contract ever loaded, so that old events stay readable when their brick is gone. Global: a
-- contract is a file of an installed package, the same for all tenants, and holds nobody's data.
create table bricks.contract (
    package text not null,
    sha256 bytea not null,
    files bytea not null check (length(files) <= 4194304),
    brick text not null,
    -- When a package with it was last loaded: the newest one of a package is used.
    loaded_at timestamptz not null,
    primary key (package, sha256)
);
grant select, insert, update on bricks.contract to {role};
-- Row-level security is on here too, so that a grant made by mistake shows nothing to other roles.
alter table bricks.contract enable row level security;
create policy bricks_only on bricks.contract to {role} using (true) with check (true);
