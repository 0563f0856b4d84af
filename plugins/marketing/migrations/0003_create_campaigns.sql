-- Campaigns and their frozen lists.

create table marketing.campaign (
    tenant_id bigint not null,
    campaign_id uuid not null,
    display_name text not null,
    purpose text not null check (purpose in ('newsletter', 'offers', 'events')),
    segment_id uuid not null,
    customers_allowed boolean not null,
    professionals_allowed boolean not null,
    subject_fr text not null,
    body_fr text not null,
    subject_en text not null,
    body_en text not null,
    state text not null check (state in ('draft', 'preparing', 'prepared', 'sending', 'sent', 'cancelled')),
    job_id uuid,
    created_at timestamptz not null,
    sent_at timestamptz,
    -- The business day of sent_at, from which what was invoiced is counted.
    sent_on date,
    version bigint not null,
    primary key (tenant_id, campaign_id)
);
select socle.protect('marketing.campaign', 'select, insert, update');

-- One for each member of the segment when the list was frozen. Ids grow in the order of the list. `sending` is written,
-- and committed, before a mail is handed over, what came of it afterwards: found there later, it was cut off between the
-- two.
create table marketing.recipient (
    tenant_id bigint not null,
    recipient_id uuid not null,
    campaign_id uuid not null,
    party_id uuid not null,
    address text not null,
    state text not null check (state in ('listed', 'excluded', 'ready', 'sending', 'sent', 'refused', 'failed',
        'unknown', 'bounced', 'cancelled')),
    ground text,
    server_words text not null,
    attempts int not null,
    retry_at timestamptz,
    changed_at timestamptz not null,
    primary key (tenant_id, recipient_id),
    unique (tenant_id, campaign_id, party_id),
    foreign key (tenant_id, campaign_id) references marketing.campaign (tenant_id, campaign_id)
);
select socle.protect('marketing.recipient', 'select, insert, update');
create index recipient_state on marketing.recipient (tenant_id, campaign_id, state, recipient_id);
create index recipient_party on marketing.recipient (tenant_id, party_id);
