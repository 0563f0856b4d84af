-- What is known of parties from events, and the segments that rest on it.

create table marketing.party_fact (
    tenant_id bigint not null,
    party_id uuid not null,
    display_name text not null default '',
    given_name text not null default '',
    is_company boolean not null default false,
    postal_code text not null default '',
    country_code text not null default '',
    primary key (tenant_id, party_id)
);
select socle.protect('marketing.party_fact', 'select, insert, update, delete');

-- One for each document, by the event that told of it; credit notes are negative.
create table marketing.purchase (
    tenant_id bigint not null,
    event_id uuid not null,
    party_id uuid not null,
    bought_on date not null,
    net_minor bigint not null,
    primary key (tenant_id, event_id)
);
select socle.protect('marketing.purchase', 'select, insert');
create index purchase_party on marketing.purchase (tenant_id, party_id, bought_on);

create table marketing.loss (
    tenant_id bigint not null,
    event_id uuid not null,
    party_id uuid not null,
    lost_on date not null,
    loss_reason text not null,
    primary key (tenant_id, event_id)
);
select socle.protect('marketing.loss', 'select, insert');
create index loss_party on marketing.loss (tenant_id, party_id, lost_on);

-- The last day anything was invoiced to or paid by a party.
create table marketing.last_word (
    tenant_id bigint not null,
    party_id uuid not null,
    last_on date not null,
    primary key (tenant_id, party_id)
);
select socle.protect('marketing.last_word', 'select, insert, update');

-- Conditions are part of the segment's row: the same place in each list is one condition.
create table marketing.segment (
    tenant_id bigint not null,
    segment_id uuid not null,
    display_name text not null,
    kinds text[] not null,
    texts text[] not null,
    days int[] not null,
    amounts_minor bigint[] not null,
    primary key (tenant_id, segment_id),
    constraint conditions_few check (cardinality(kinds) between 1 and 10),
    constraint conditions_whole check (cardinality(texts) = cardinality(kinds)
        and cardinality(days) = cardinality(kinds) and cardinality(amounts_minor) = cardinality(kinds))
);
select socle.protect('marketing.segment', 'select, insert, delete');

create table marketing.membership (
    tenant_id bigint not null,
    segment_id uuid not null,
    party_id uuid not null,
    joined_on date not null,
    left_on date,
    primary key (tenant_id, segment_id, party_id, joined_on),
    foreign key (tenant_id, segment_id) references marketing.segment (tenant_id, segment_id)
);
select socle.protect('marketing.membership', 'select, insert, update, delete');
create index membership_party on marketing.membership (tenant_id, party_id);
