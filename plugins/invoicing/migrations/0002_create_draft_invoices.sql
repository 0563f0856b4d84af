-- Invoices that may still be changed. Issuing one moves it to invoicing.invoice under the same id.
create table invoicing.draft_invoice (
    tenant_id bigint not null,
    invoice_id uuid not null,
    quote_id uuid,
    quote_number text,
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
    issue_date date,
    delivery_date date,
    due_date date,
    terms_days integer not null,
    currency_code text not null,
    net_minor bigint not null,
    vat_minor bigint not null,
    gross_minor bigint not null,
    created_at timestamptz not null,
    version bigint not null default 1,
    primary key (tenant_id, invoice_id),
    constraint quote_named check ((quote_id is null) = (quote_number is null))
);
select socle.protect('invoicing.draft_invoice', 'select, insert, update, delete');

create index draft_invoice_newest
    on invoicing.draft_invoice (tenant_id, created_at desc, invoice_id desc);
create index draft_invoice_party on invoicing.draft_invoice (tenant_id, party_id);

create table invoicing.draft_line (
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
    primary key (tenant_id, invoice_id, position),
    foreign key (tenant_id, invoice_id) references invoicing.draft_invoice (tenant_id, invoice_id)
        on delete cascade
);
select socle.protect('invoicing.draft_line', 'select, insert, delete');
