-- Imports of lists; of their content only what is still needed.

create table exchange.import (
    tenant_id bigint not null,
    import_id uuid not null,
    -- What its sender called the upload, and the digest of all that was sent: the same id twice is
    -- one import, the same id with other content is refused.
    request_id uuid,
    request_hash bytea not null,
    file_name text not null,
    sheet text not null,
    dry_run boolean not null,
    state text not null check (state in ('running', 'done', 'refused')),
    job_id uuid,
    -- The header row as it was understood: one entry a cell, '' for one without title or field.
    header_row bigint not null,
    titles text[] not null,
    fields text[] not null,
    row_count bigint not null default 0,
    created_count bigint not null default 0,
    completed_count bigint not null default 0,
    unchanged_count bigint not null default 0,
    refused_count bigint not null default 0,
    warning_count bigint not null default 0,
    problem_fr text not null default '',
    problem_en text not null default '',
    -- The refused rows are gone: they are not kept for ever.
    forgotten boolean not null default false,
    created_at timestamptz not null,
    primary key (tenant_id, import_id),
    unique (tenant_id, request_id),
    check (cardinality(fields) = cardinality(titles)),
    check ((state = 'refused') = (problem_fr <> ''))
);
select socle.protect('exchange.import', 'select, insert, update');

-- The file's bytes in order, until they have been read into rows.
create table exchange.import_file (
    tenant_id bigint not null,
    import_id uuid not null,
    part int not null,
    bytes bytea not null,
    primary key (tenant_id, import_id, part),
    foreign key (tenant_id, import_id) references exchange.import (tenant_id, import_id)
);
select socle.protect('exchange.import_file', 'select, insert, delete');

-- Rows that wait for their turn, and refused ones. Accepted ones are in the client record only.
create table exchange.import_row (
    tenant_id bigint not null,
    import_id uuid not null,
    row_number bigint not null,
    state text not null check (state in ('waiting', 'refused')),
    cells text[] not null,
    -- In a dry run: the earlier row of the file that is the same client.
    repeats_row bigint,
    -- What is wrong with the row, one entry a problem.
    problem_kinds text[] not null,
    problem_fields text[] not null,
    problem_values text[] not null,
    -- Why the client record refused it.
    refusal_reason text not null,
    refusal_message text not null,
    refusal_keys text[] not null,
    refusal_values text[] not null,
    primary key (tenant_id, import_id, row_number),
    foreign key (tenant_id, import_id) references exchange.import (tenant_id, import_id),
    check (cardinality(problem_fields) = cardinality(problem_kinds)),
    check (cardinality(problem_values) = cardinality(problem_kinds)),
    check (cardinality(refusal_values) = cardinality(refusal_keys))
);
select socle.protect('exchange.import_row', 'select, insert, delete');
