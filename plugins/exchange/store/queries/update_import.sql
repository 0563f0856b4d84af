update exchange.import
set state = $3, row_count = $4, created_count = $5, completed_count = $6, unchanged_count = $7,
    refused_count = $8, warning_count = $9, problem_fr = $10, problem_en = $11, forgotten = $12,
    undone_count = $13, kept_count = $14
where tenant_id = $1 and import_id = $2
