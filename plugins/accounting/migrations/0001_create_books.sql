-- The books. What is posted is frozen by grant: select and insert only (A-01).

-- Made by the first entry that falls into it, or by hand; its row is locked while an entry takes its number.
create table accounting.fiscal_year (
    tenant_id bigint not null,
    start_date date not null,
    end_date date not null,
    closed_through date,
    closed boolean not null default false,
    last_number bigint not null default 0,
    primary key (tenant_id, start_date),
    constraint year_sound check (start_date < end_date),
    constraint closed_within check (closed_through between start_date and end_date),
    constraint closed_whole check (not closed or closed_through = end_date)
);
select socle.protect('accounting.fiscal_year', 'select, insert, update');

-- Accounts a company opened below the chart's.
create table accounting.account (
    tenant_id bigint not null,
    number text not null check (number ~ '^[1-8][0-9]{5,11}$'),
    display_name text not null,
    created_at timestamptz not null,
    primary key (tenant_id, number)
);
select socle.protect('accounting.account', 'select, insert');

-- Where a company posts otherwise than the standard rules do.
create table accounting.posting_rule (
    tenant_id bigint not null,
    rule text not null,
    account text not null,
    primary key (tenant_id, rule)
);
select socle.protect('accounting.posting_rule', 'select, insert, update');

-- Third parties of the books: the code the FEC shows, given in the order they appear, and the name they have on
-- the client record (kept by law once an entry names them).
create table accounting.third_party (
    tenant_id bigint not null,
    party_id uuid not null,
    display_name text not null,
    code_number bigint,
    primary key (tenant_id, party_id),
    unique (tenant_id, code_number)
);
select socle.protect('accounting.third_party', 'select, insert, update');

-- The last code given, and the last letters.
create table accounting.counter (
    tenant_id bigint not null,
    counter text not null,
    last bigint not null,
    primary key (tenant_id, counter)
);
select socle.protect('accounting.counter', 'select, insert, update');

create table accounting.draft_entry (
    tenant_id bigint not null,
    entry_id uuid not null,
    journal text not null,
    entry_date date not null,
    piece text not null,
    piece_date date not null,
    description text not null,
    version bigint not null default 1,
    primary key (tenant_id, entry_id)
);
select socle.protect('accounting.draft_entry', 'select, insert, update, delete');

create table accounting.draft_line (
    tenant_id bigint not null,
    entry_id uuid not null,
    line integer not null,
    account text not null,
    party_id uuid,
    debit_minor bigint not null,
    credit_minor bigint not null,
    description text not null,
    due_date date,
    primary key (tenant_id, entry_id, line),
    foreign key (tenant_id, entry_id) references accounting.draft_entry (tenant_id, entry_id)
);
select socle.protect('accounting.draft_line', 'select, insert, delete');

create table accounting.entry (
    tenant_id bigint not null,
    entry_id uuid not null,
    fiscal_year date not null,
    number bigint not null,
    journal text not null,
    entry_date date not null,
    piece text not null,
    piece_date date not null,
    description text not null,
    source text not null,
    source_event uuid,
    reverses uuid,
    meant_for date,
    posted_by text not null,
    posted_at timestamptz not null,
    total_minor bigint not null,
    position bigint not null,
    previous_seal bytea not null,
    seal bytea not null,
    primary key (tenant_id, entry_id),
    unique (tenant_id, fiscal_year, number),
    unique (tenant_id, source_event),
    unique (tenant_id, reverses),
    unique (tenant_id, position),
    foreign key (tenant_id, fiscal_year) references accounting.fiscal_year (tenant_id, start_date),
    foreign key (tenant_id, reverses) references accounting.entry (tenant_id, entry_id)
);
select socle.protect('accounting.entry', 'select, insert');
create index entry_newest on accounting.entry (tenant_id, entry_date desc, number desc, entry_id desc);
create index entry_source on accounting.entry (tenant_id, source) where source <> '';

create table accounting.entry_line (
    tenant_id bigint not null,
    entry_id uuid not null,
    line integer not null,
    account text not null,
    party_id uuid,
    debit_minor bigint not null check (debit_minor >= 0),
    credit_minor bigint not null check (credit_minor >= 0),
    description text not null,
    due_date date,
    document text not null,
    primary key (tenant_id, entry_id, line),
    foreign key (tenant_id, entry_id) references accounting.entry (tenant_id, entry_id),
    constraint one_side check ((debit_minor > 0) <> (credit_minor > 0))
);
select socle.protect('accounting.entry_line', 'select, insert');
create index entry_line_account on accounting.entry_line (tenant_id, account);
create index entry_line_party on accounting.entry_line (tenant_id, party_id) where party_id is not null;
create index entry_line_document on accounting.entry_line (tenant_id, document) where document <> '';

-- A lettering stays on record when it is undone (A-04).
create table accounting.lettering (
    tenant_id bigint not null,
    lettering_id uuid not null,
    code text not null,
    account text not null,
    party_id uuid not null,
    amount_minor bigint not null,
    lettered_on date not null,
    lettered_by text not null,
    primary key (tenant_id, lettering_id),
    unique (tenant_id, account, party_id, code)
);
select socle.protect('accounting.lettering', 'select, insert');

create table accounting.lettering_line (
    tenant_id bigint not null,
    lettering_id uuid not null,
    entry_id uuid not null,
    line integer not null,
    primary key (tenant_id, lettering_id, entry_id, line),
    foreign key (tenant_id, lettering_id) references accounting.lettering (tenant_id, lettering_id),
    foreign key (tenant_id, entry_id, line) references accounting.entry_line (tenant_id, entry_id, line)
);
select socle.protect('accounting.lettering_line', 'select, insert');
create index lettering_line_entry on accounting.lettering_line (tenant_id, entry_id, line);

create table accounting.lettering_undone (
    tenant_id bigint not null,
    lettering_id uuid not null,
    undone_by text not null,
    undone_at timestamptz not null,
    primary key (tenant_id, lettering_id),
    foreign key (tenant_id, lettering_id) references accounting.lettering (tenant_id, lettering_id)
);
select socle.protect('accounting.lettering_undone', 'select, insert');

-- The end of the tenant's chain of seals.
create table accounting.seal_head (
    tenant_id bigint not null,
    position bigint not null,
    seal bytea not null,
    primary key (tenant_id)
);
select socle.protect('accounting.seal_head', 'select, insert, update');
