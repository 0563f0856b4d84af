-- What is sold, and the offers made of it.

create table invoicing.product (
    tenant_id bigint not null,
    product_id uuid not null,
    code text not null default '',
    display_name text not null,
    kind text not null check (kind in ('goods', 'service')),
    unit_code text not null,
    unit_price numeric not null check (unit_price >= 0),
    vat_category text not null,
    vat_rate numeric not null,
    exemption_code text not null default '',
    archived boolean not null default false,
    version bigint not null default 1,
    primary key (tenant_id, product_id)
);
select socle.protect('invoicing.product', 'select, insert, update');

create unique index product_code on invoicing.product (tenant_id, code) where code <> '';
create index product_display_name on invoicing.product (tenant_id, display_name, product_id);

-- The last number given in each series, and the date of the document that got it. The row's lock is what
-- keeps numbers gapless and chronological (CGI ann. II 242 nonies A).
create table invoicing.number_series (
    tenant_id bigint not null,
    kind text not null check (kind in ('quote', 'invoice', 'credit_note')),
    year integer not null,
    last_number bigint not null,
    last_date date not null,
    primary key (tenant_id, kind, year)
);
select socle.protect('invoicing.number_series', 'select, insert, update');

create table invoicing.quote (
    tenant_id bigint not null,
    quote_id uuid not null,
    number text not null,
    party_id uuid not null,
    buyer_display_name text not null,
    buyer_address_lines text[] not null,
    buyer_postal_code text not null,
    buyer_city text not null,
    buyer_country_code text not null,
    buyer_siren text not null,
    buyer_siret text not null,
    buyer_vat_number text not null,
    buyer_professional boolean not null,
    subject text not null,
    issue_date date not null,
    valid_until date not null,
    currency_code text not null,
    net_minor bigint not null,
    vat_minor bigint not null,
    gross_minor bigint not null,
    state text not null check (state in ('open', 'accepted', 'refused', 'invoiced')),
    opportunity text not null,
    invoice_id uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    primary key (tenant_id, quote_id),
    unique (tenant_id, number),
    constraint invoice_linked check ((state = 'invoiced') = (invoice_id is not null))
);
select socle.protect('invoicing.quote', 'select, insert, update');

create index quote_newest on invoicing.quote (tenant_id, created_at desc, quote_id desc);
create index quote_party on invoicing.quote (tenant_id, party_id);

create table invoicing.quote_line (
    tenant_id bigint not null,
    quote_id uuid not null,
    position integer not null,
    product_id uuid,
    description text not null,
    kind text not null check (kind in ('goods', 'service')),
    quantity numeric not null,
    unit_code text not null,
    unit_price numeric not null,
    discount_kind text not null check (discount_kind in ('none', 'percent', 'amount')),
    discount_value numeric not null,
    vat_category text not null,
    vat_rate numeric not null,
    exemption_code text not null,
    primary key (tenant_id, quote_id, position),
    foreign key (tenant_id, quote_id) references invoicing.quote (tenant_id, quote_id)
);
select socle.protect('invoicing.quote_line', 'select, insert, delete');
