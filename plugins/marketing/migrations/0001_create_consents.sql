-- What people said, as the law wants it proved: only ever added to, chained by seals. The proof and the address are
-- apart, so that a person can be erased while the chain still verifies: what is sealed is their digest.
create table marketing.consent (
    tenant_id bigint not null,
    consent_id uuid not null,
    party_id uuid not null,
    purpose text not null check (purpose in ('newsletter', 'offers', 'events')),
    channel text not null check (channel in ('email', 'phone', 'sms', 'post')),
    decision text not null check (decision in ('granted', 'withdrawn')),
    wording text not null,
    wording_version text not null,
    source text not null,
    proof_digest bytea not null,
    decided_at timestamptz not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    position bigint not null,
    previous_seal bytea not null,
    seal bytea not null,
    primary key (tenant_id, consent_id),
    unique (tenant_id, position)
);
select socle.protect('marketing.consent', 'select, insert');
create index consent_party on marketing.consent (tenant_id, party_id, position desc);

-- The proof in words: an IP address, a paper's reference.
create table marketing.consent_proof (
    tenant_id bigint not null,
    consent_id uuid not null,
    proof text not null,
    primary key (tenant_id, consent_id),
    foreign key (tenant_id, consent_id) references marketing.consent (tenant_id, consent_id)
);
select socle.protect('marketing.consent_proof', 'select, insert, delete');

-- Addresses that said no, as keyed hashes: nobody can read them, and a list that is imported again meets them.
create table marketing.suppression (
    tenant_id bigint not null,
    channel text not null,
    purpose text not null,
    address_hash bytea not null,
    since timestamptz not null,
    primary key (tenant_id, channel, purpose, address_hash)
);
select socle.protect('marketing.suppression', 'select, insert, delete');

-- How a party can be reached, as the client record says.
create table marketing.reach (
    tenant_id bigint not null,
    party_id uuid not null,
    channel text not null,
    address text not null,
    primary key (tenant_id, party_id, channel)
);
select socle.protect('marketing.reach', 'select, insert, update, delete');

create table marketing.seal_head (
    tenant_id bigint not null,
    position bigint not null,
    seal bytea not null,
    primary key (tenant_id)
);
select socle.protect('marketing.seal_head', 'select, insert, update');
