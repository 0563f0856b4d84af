select import_id, file_name, sheet, dry_run, state, job_id, header_row, titles, fields, row_count,
    created_count, completed_count, unchanged_count, refused_count, warning_count, problem_fr,
    problem_en, forgotten, created_at, kind, corrects, undone_count, kept_count
from exchange.import
where tenant_id = $1 and import_id = $2
