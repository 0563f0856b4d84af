-- Pipelines and the opportunities that stand in their stages.

-- A pipeline is read, locked and changed as a whole, so its stages are part of its row: the same
-- place in each list is one stage.
create table crm.pipeline (
    tenant_id bigint not null,
    pipeline_id uuid not null,
    display_name text not null,
    stages text[] not null,
    stage_display_names text[] not null,
    stage_probabilities numeric[] not null,
    usual boolean not null default false,
    version bigint not null default 1,
    primary key (tenant_id, pipeline_id),
    constraint stages_few check (cardinality(stages) between 1 and 20),
    constraint stages_named check (cardinality(stage_display_names) = cardinality(stages)),
    constraint stages_rated check (cardinality(stage_probabilities) = cardinality(stages)),
    constraint probabilities_sound
        check (0 <= all (stage_probabilities) and 100 >= all (stage_probabilities))
);
select socle.protect('crm.pipeline', 'select, insert, update');

-- The one that is made when there is none yet: only once, however many ask for it at the same time.
create unique index pipeline_usual on crm.pipeline (tenant_id) where usual;

create table crm.opportunity (
    tenant_id bigint not null,
    opportunity_id uuid not null,
    display_name text not null,
    party_id uuid not null,
    pipeline_id uuid not null,
    stage text not null,
    amount_minor bigint check (amount_minor >= 0),
    currency_code text,
    expected_close_date date,
    next_action text not null default '',
    next_action_date date,
    state text not null check (state in ('open', 'won', 'lost')),
    loss_reason text
        check (loss_reason in ('price', 'competitor', 'delay', 'no_answer', 'no_need', 'other')),
    loss_comment text not null default '',
    close_date date,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    primary key (tenant_id, opportunity_id),
    foreign key (tenant_id, pipeline_id) references crm.pipeline (tenant_id, pipeline_id),
    constraint amount_whole check ((amount_minor is null) = (currency_code is null)),
    constraint next_action_dated check ((next_action = '') = (next_action_date is null)),
    constraint close_dated check ((state = 'open') = (close_date is null)),
    constraint loss_reasoned check ((state = 'lost') = (loss_reason is not null))
);
select socle.protect('crm.opportunity', 'select, insert, update');

-- The order of the list: what nobody has planned anything for comes first.
create index opportunity_next on crm.opportunity
    (tenant_id, (coalesce(next_action_date, '-infinity')), opportunity_id);
create index opportunity_party on crm.opportunity (tenant_id, party_id);
create index opportunity_stage on crm.opportunity (tenant_id, pipeline_id, stage)
    where state = 'open';
