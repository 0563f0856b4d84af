-- Companies, who works for them with what rights, and who is signed in.

-- The company itself, as its documents show it.
create table identity.tenant (
    tenant_id bigint not null primary key check (tenant_id > 0),
    display_name text not null,
    legal_form text not null default '',
    share_capital_minor bigint check (share_capital_minor >= 0),
    share_capital_currency text,
    siren text not null default '',
    siret text not null default '',
    registration text not null default '',
    vat_number text not null default '',
    vat_regime text not null default 'UNSPECIFIED'
        check (vat_regime in ('UNSPECIFIED', 'NORMAL', 'SIMPLIFIED', 'FRANCHISE')),
    vat_on_debits boolean not null default false,
    address_lines text[] not null default '{}',
    postal_code text not null default '',
    city text not null default '',
    country_code text not null default 'FR',
    iban text not null default '',
    bic text not null default '',
    email text not null default '',
    phone text not null default '',
    website text not null default '',
    logo bytea not null default '\x' check (length(logo) <= 524288),
    time_zone text not null,
    currency_code text not null,
    payment_term_days int not null check (payment_term_days between 0 and 60),
    version bigint not null default 1,
    updated_at timestamptz not null,
    check ((share_capital_minor is null) = (share_capital_currency is null))
);
select socle.protect('identity.tenant', 'select, insert, update');

create table identity.role (
    tenant_id bigint not null references identity.tenant (tenant_id),
    role text not null,
    display_name text not null,
    permissions text[] not null,
    version bigint not null default 1,
    primary key (tenant_id, role)
);
select socle.protect('identity.role', 'select, insert, update');

-- A person who can sign in. Global: one e-mail and password for all the companies one works for.
create table identity.app_user (
    user_id uuid not null primary key,
    email text not null,
    email_key text not null unique,
    password_hash text not null,
    created_at timestamptz not null
);
grant select, insert, update on identity.app_user to {role};

-- What a user is in one company.
create table identity.membership (
    tenant_id bigint not null,
    user_id uuid not null references identity.app_user (user_id),
    display_name text not null,
    role text not null,
    disabled boolean not null default false,
    created_at timestamptz not null,
    version bigint not null default 1,
    primary key (tenant_id, user_id),
    foreign key (tenant_id, role) references identity.role (tenant_id, role)
);
select socle.protect('identity.membership', 'select, insert, update');
create index membership_by_user on identity.membership (user_id);

-- Who is signed in. Global: found by its token before the tenant is known, and ended in every company
-- when the user changes the password.
create table identity.session (
    session_id uuid not null primary key,
    token_hash bytea not null unique,
    tenant_id bigint not null,
    user_id uuid not null,
    peer text not null,
    created_at timestamptz not null,
    last_use_at timestamptz not null,
    foreign key (tenant_id, user_id) references identity.membership (tenant_id, user_id)
);
grant select, insert, update, delete on identity.session to {role};
create index session_by_user on identity.session (user_id, created_at);
create index session_by_tenant on identity.session (tenant_id, created_at);
create index session_by_age on identity.session (last_use_at);

-- Keys for programs.
create table identity.api_key (
    tenant_id bigint not null,
    api_key_id uuid not null,
    token_hash bytea not null unique,
    token_prefix text not null,
    display_name text not null,
    role text not null,
    expires_at timestamptz,
    created_at timestamptz not null,
    last_use_at timestamptz,
    primary key (tenant_id, api_key_id),
    foreign key (tenant_id, role) references identity.role (tenant_id, role)
);
select socle.protect('identity.api_key', 'select, insert, update, delete');

-- Tries to sign in that were not followed by success, per account and per address. Global: whoever tries
-- has no tenant yet.
create table identity.sign_in_try (
    key text not null primary key,
    tries int not null,
    last_try_at timestamptz not null
);
grant select, insert, update, delete on identity.sign_in_try to {role};
create index sign_in_try_by_age on identity.sign_in_try (last_try_at);

-- The three global tables have no tenant to keep apart; row-level security is on all the same, so that
-- nobody but identity's role gets at a row even with a grant by mistake.
alter table identity.app_user enable row level security;
create policy identity_only on identity.app_user to {role} using (true) with check (true);
alter table identity.session enable row level security;
create policy identity_only on identity.session to {role} using (true) with check (true);
alter table identity.sign_in_try enable row level security;
create policy identity_only on identity.sign_in_try to {role} using (true) with check (true);

-- Before a tenant is known (the kernel's own transactions with tenant 0) identity reads what a token or a
-- sign-in leads to. Reading only: every change happens in the tenant's own transaction.
create policy before_tenant on identity.tenant for select to {role}
    using (socle.current_tenant() = 0);
create policy before_tenant on identity.role for select to {role}
    using (socle.current_tenant() = 0);
create policy before_tenant on identity.membership for select to {role}
    using (socle.current_tenant() = 0);
create policy before_tenant on identity.api_key for select to {role}
    using (socle.current_tenant() = 0);
