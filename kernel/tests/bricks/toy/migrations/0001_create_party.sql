create table toy.party (
    tenant_id bigint not null,
    party text not null,
    replayed boolean not null,
    primary key (tenant_id, party)
);
select socle.protect('toy.party', 'select, insert, delete');
