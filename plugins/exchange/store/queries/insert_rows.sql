insert into exchange.import_row (tenant_id, import_id, row_number, state, cells, repeats_row,
    problem_kinds, problem_fields, problem_values, refusal_reason, refusal_message, refusal_keys,
    refusal_values)
select $1, $2::uuid, r.row_number, r.state, r.cells::text[], r.repeats_row, r.problem_kinds::text[],
    r.problem_fields::text[], r.problem_values::text[], r.refusal_reason, r.refusal_message,
    r.refusal_keys::text[], r.refusal_values::text[]
from unnest($3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::text[],
    $10::text[], $11::text[], $12::text[], $13::text[])
    as r (row_number, state, cells, repeats_row, problem_kinds, problem_fields, problem_values,
        refusal_reason, refusal_message, refusal_keys, refusal_values)
