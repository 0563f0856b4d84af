select row_number, state, cells, repeats_row, problem_kinds, problem_fields, problem_values,
    refusal_reason, refusal_message, refusal_keys, refusal_values
from exchange.import_row
where tenant_id = $1 and import_id = $2 and state = $3 and row_number > $4
order by row_number
limit $5
