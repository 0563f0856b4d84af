-- What the law freezes: issued invoices, credit notes, payments. Their tables may be read and added to,
-- and nothing else (loi anti-fraude, CGI art. 286 I 3 bis). Each record is sealed with the one before.

-- The company as its documents show it. A row for each wording, found by the digest of its content.
create table invoicing.seller (
    tenant_id bigint not null,
    seller_id bytea not null,
    display_name text not null,
    legal_form text not null,
    share_capital_minor bigint,
    share_capital_currency text,
    siren text not null,
    siret text not null,
    registration text not null,
    vat_number text not null,
    vat_regime text not null check (vat_regime in ('normal', 'simplified', 'franchise')),
    vat_on_debits boolean not null,
    address_lines text[] not null,
    postal_code text not null,
    city text not null,
    country_code text not null,
    iban text not null,
    bic text not null,
    email text not null,
    phone text not null,
    website text not null,
    primary key (tenant_id, seller_id)
);
select socle.protect('invoicing.seller', 'select, insert');

create table invoicing.invoice (
    tenant_id bigint not null,
    invoice_id uuid not null,
    number text not null,
    issue_date date not null,
    due_date date not null,
    quote_id uuid,
    quote_number text,
    seller_id bytea not null,
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
    order_reference text not null,
    delivery_date date,
    agreed_due_date date,
    terms_days integer not null,
    currency_code text not null,
    net_minor bigint not null,
    vat_minor bigint not null,
    gross_minor bigint not null,
    created_at timestamptz not null,
    issued_by text not null,
    issued_at timestamptz not null,
    position bigint not null,
    previous_seal bytea not null,
    seal bytea not null,
    primary key (tenant_id, invoice_id),
    unique (tenant_id, number),
    unique (tenant_id, position),
    foreign key (tenant_id, seller_id) references invoicing.seller (tenant_id, seller_id)
);
select socle.protect('invoicing.invoice', 'select, insert');

create index invoice_newest on invoicing.invoice (tenant_id, created_at desc, invoice_id desc);
create index invoice_party on invoicing.invoice (tenant_id, party_id);

create table invoicing.invoice_line (
    tenant_id bigint not null,
    invoice_id uuid not null,
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
    base_minor bigint not null,
    discount_minor bigint not null,
    net_minor bigint not null,
    primary key (tenant_id, invoice_id, position),
    foreign key (tenant_id, invoice_id) references invoicing.invoice (tenant_id, invoice_id)
);
select socle.protect('invoicing.invoice_line', 'select, insert');

create table invoicing.invoice_vat (
    tenant_id bigint not null,
    invoice_id uuid not null,
    position integer not null,
    vat_category text not null,
    vat_rate numeric not null,
    exemption_code text not null,
    base_minor bigint not null,
    vat_minor bigint not null,
    primary key (tenant_id, invoice_id, position),
    foreign key (tenant_id, invoice_id) references invoicing.invoice (tenant_id, invoice_id)
);
select socle.protect('invoicing.invoice_vat', 'select, insert');

-- Buyer, currency and references are the invoice's.
create table invoicing.credit_note (
    tenant_id bigint not null,
    credit_note_id uuid not null,
    invoice_id uuid not null,
    number text not null,
    issue_date date not null,
    seller_id bytea not null,
    net_minor bigint not null,
    vat_minor bigint not null,
    gross_minor bigint not null,
    reason text not null,
    issued_by text not null,
    issued_at timestamptz not null,
    position bigint not null,
    previous_seal bytea not null,
    seal bytea not null,
    primary key (tenant_id, credit_note_id),
    unique (tenant_id, number),
    unique (tenant_id, position),
    foreign key (tenant_id, invoice_id) references invoicing.invoice (tenant_id, invoice_id),
    foreign key (tenant_id, seller_id) references invoicing.seller (tenant_id, seller_id)
);
select socle.protect('invoicing.credit_note', 'select, insert');

create index credit_note_invoice on invoicing.credit_note (tenant_id, invoice_id);
create index credit_note_newest
    on invoicing.credit_note (tenant_id, issued_at desc, credit_note_id desc);

-- What is taken back of a line; the rest is the invoice's line.
create table invoicing.credit_note_line (
    tenant_id bigint not null,
    credit_note_id uuid not null,
    position integer not null,
    invoice_id uuid not null,
    invoice_position integer not null,
    quantity numeric not null,
    discount_kind text not null check (discount_kind in ('none', 'percent', 'amount')),
    discount_value numeric not null,
    base_minor bigint not null,
    discount_minor bigint not null,
    net_minor bigint not null,
    primary key (tenant_id, credit_note_id, position),
    foreign key (tenant_id, credit_note_id)
        references invoicing.credit_note (tenant_id, credit_note_id),
    foreign key (tenant_id, invoice_id, invoice_position)
        references invoicing.invoice_line (tenant_id, invoice_id, position)
);
select socle.protect('invoicing.credit_note_line', 'select, insert');

create table invoicing.credit_note_vat (
    tenant_id bigint not null,
    credit_note_id uuid not null,
    position integer not null,
    vat_category text not null,
    vat_rate numeric not null,
    exemption_code text not null,
    base_minor bigint not null,
    vat_minor bigint not null,
    primary key (tenant_id, credit_note_id, position),
    foreign key (tenant_id, credit_note_id)
        references invoicing.credit_note (tenant_id, credit_note_id)
);
select socle.protect('invoicing.credit_note_vat', 'select, insert');

create table invoicing.payment (
    tenant_id bigint not null,
    payment_id uuid not null,
    invoice_id uuid not null,
    amount_minor bigint not null check (amount_minor <> 0),
    currency_code text not null,
    payment_date date not null,
    method text not null check (method in ('transfer', 'card', 'cheque', 'cash', 'direct_debit')),
    reference text not null,
    cancels uuid,
    recorded_by text not null,
    recorded_at timestamptz not null,
    position bigint not null,
    previous_seal bytea not null,
    seal bytea not null,
    primary key (tenant_id, payment_id),
    unique (tenant_id, cancels),
    unique (tenant_id, position),
    foreign key (tenant_id, invoice_id) references invoicing.invoice (tenant_id, invoice_id),
    foreign key (tenant_id, cancels) references invoicing.payment (tenant_id, payment_id),
    constraint cancels_negative check ((cancels is not null) = (amount_minor < 0))
);
select socle.protect('invoicing.payment', 'select, insert');

create index payment_invoice on invoicing.payment (tenant_id, invoice_id);
create index payment_newest on invoicing.payment (tenant_id, recorded_at desc, payment_id desc);

-- The end of the tenant's chain of seals.
create table invoicing.seal_head (
    tenant_id bigint not null,
    position bigint not null,
    seal bytea not null,
    primary key (tenant_id)
);
select socle.protect('invoicing.seal_head', 'select, insert, update');

-- Whoever credits or settles an invoice locks its row here: the invoice itself takes no lock, since
-- PostgreSQL wants the right to update for that.
create table invoicing.settlement_lock (
    tenant_id bigint not null,
    invoice_id uuid not null,
    primary key (tenant_id, invoice_id)
);
select socle.protect('invoicing.settlement_lock', 'select, insert, update');
