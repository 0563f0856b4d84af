-- Documents sent by mail. `sending` is written, and committed, before a mail is handed over, what came of it afterwards:
-- found there later, it was cut off between the two.
create table invoicing.delivery (
    tenant_id bigint not null,
    delivery_id uuid not null,
    document text not null,
    number text not null,
    party_id uuid not null,
    address text not null,
    subject text not null,
    message text not null,
    language text not null check (language in ('fr', 'en')),
    state text not null check (state in ('queued', 'sending', 'sent', 'refused', 'failed', 'unknown', 'bounced')),
    server_words text not null,
    attempts int not null,
    job_id uuid not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (tenant_id, delivery_id)
);
select socle.protect('invoicing.delivery', 'select, insert, update');
create index delivery_document on invoicing.delivery (tenant_id, document);
create index delivery_party on invoicing.delivery (tenant_id, party_id);

-- Where clients get their mail, as the client record says.
create table invoicing.contact (
    tenant_id bigint not null,
    party_id uuid not null,
    email text not null,
    primary key (tenant_id, party_id)
);
select socle.protect('invoicing.contact', 'select, insert, update, delete');
