-- Ties between parties, and notes. Both keep the ids they were given; a merge changes no row here.

-- kind: as RelationKind of the contract. Open while it has no end.
create table client_record.relation (
    tenant_id bigint not null,
    id uuid not null,
    from_id uuid not null,
    kind smallint not null check (kind between 1 and 6),
    to_id uuid not null,
    start_date date,
    end_date date,
    version bigint not null,
    primary key (tenant_id, id),
    check (from_id <> to_id),
    check (start_date is null or end_date is null or start_date <= end_date)
);
select socle.protect('client_record.relation', 'select, insert, update');
create unique index relation_open on client_record.relation (tenant_id, from_id, kind, to_id)
    where end_date is null;
create index relation_from on client_record.relation (tenant_id, from_id);
create index relation_to on client_record.relation (tenant_id, to_id);

create table client_record.note (
    tenant_id bigint not null,
    id uuid not null,
    party_id uuid not null,
    text text not null,
    author text not null,
    create_time timestamptz not null,
    primary key (tenant_id, id)
);
select socle.protect('client_record.note', 'select, insert, delete');
create index note_party on client_record.note (tenant_id, party_id, id);
