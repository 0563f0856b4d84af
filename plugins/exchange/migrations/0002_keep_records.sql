-- Lists of other kinds, and what it takes to take an import back as a block.

alter table exchange.import
    add kind text not null default 'clients'
        check (kind in ('clients', 'opportunities', 'products')),
    add corrects uuid,
    add undone_count bigint not null default 0,
    add kept_count bigint not null default 0,
    drop constraint import_state_check,
    add constraint import_state_check
        check (state in ('running', 'done', 'refused', 'undoing', 'undone')),
    add foreign key (tenant_id, corrects) references exchange.import (tenant_id, import_id);

-- One record an import created or completed. Deleted once it is as before, and with the rest of the
-- import's content; one that was kept stays, with the reason.
create table exchange.import_record (
    tenant_id bigint not null,
    import_id uuid not null,
    record_name text not null,
    created boolean not null,
    etag_before text not null,
    etag text not null,
    before bytea not null,
    notes text[] not null,
    kept_fr text not null default '',
    kept_en text not null default '',
    primary key (tenant_id, import_id, record_name),
    foreign key (tenant_id, import_id) references exchange.import (tenant_id, import_id),
    check ((kept_fr = '') = (kept_en = ''))
);
select socle.protect('exchange.import_record', 'select, insert, update, delete');
create index import_record_name on exchange.import_record (tenant_id, record_name);
