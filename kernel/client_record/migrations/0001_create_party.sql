-- Parties, the keys they are found by, and what is remembered of merges.

-- One row per party, lists as arrays: a page of the list is one statement, a change one row.
-- kind: 1 company, 2 person. state: 1 active, 2 merged, 3 erased.
create table client_record.party (
    tenant_id bigint not null,
    id uuid not null,
    kind smallint not null check (kind in (1, 2)),
    state smallint not null check (state in (1, 2, 3)),
    display_name text not null,
    given_name text not null,
    family_name text not null,
    siren text not null,
    siret text not null,
    vat_number text not null,
    website text not null,
    email_values text[] not null,
    email_labels text[] not null,
    phone_values text[] not null,
    phone_labels text[] not null,
    address_lines text[] not null,
    address_postal_codes text[] not null,
    address_cities text[] not null,
    address_country_codes text[] not null,
    address_labels text[] not null,
    iban_values text[] not null,
    iban_labels text[] not null,
    tags text[] not null,
    sort_name text collate "C" not null,
    search_text text not null,
    merged_into uuid,
    final_id uuid not null,
    version bigint not null,
    last_version bigint not null,
    create_time timestamptz not null,
    update_time timestamptz not null,
    primary key (tenant_id, id),
    check ((state = 2) = (merged_into is not null)),
    check (merged_into is not null or final_id = id),
    check (siret = '' or (siren <> '' and starts_with(siret, siren))),
    check (state <> 1 or display_name <> '')
);
select socle.protect('client_record.party', 'select, insert, update');
create index party_list on client_record.party (tenant_id, sort_name, id) where state = 1;
create index party_members on client_record.party (tenant_id, final_id) where merged_into is not null;
create index party_sources on client_record.party (tenant_id, merged_into) where merged_into is not null;
create index party_search on client_record.party using gin (search_text public.gin_trgm_ops)
    where state = 1;
create index party_similar on client_record.party using gin (sort_name public.gin_trgm_ops)
    where state = 1;

-- Exact values a party is found by; kinds as in domain/match_keys.hpp. A merged party keeps its keys:
-- they lead to where it went.
create table client_record.party_key (
    tenant_id bigint not null,
    kind smallint not null,
    value text collate "C" not null,
    party_id uuid not null,
    primary key (tenant_id, kind, value, party_id)
);
select socle.protect('client_record.party_key', 'select, insert, delete');
create index party_key_party on client_record.party_key (tenant_id, party_id);

-- What the target took over, so that an unmerge takes away exactly that.
create table client_record.party_merge (
    tenant_id bigint not null,
    source_id uuid not null,
    target_id uuid not null,
    added_fields smallint[] not null,
    added_values text[] not null,
    added_labels text[] not null,
    version_before bigint not null,
    version_after bigint not null,
    update_time_before timestamptz not null,
    primary key (tenant_id, source_id)
);
select socle.protect('client_record.party_merge', 'select, insert, update, delete');
create index party_merge_target on client_record.party_merge (tenant_id, target_id);

-- Imports of one tenant take turns: two copies of one list at the same moment add it once.
create table client_record.import_turn (
    tenant_id bigint not null,
    taken bigint not null,
    primary key (tenant_id)
);
select socle.protect('client_record.import_turn', 'select, insert, update');
