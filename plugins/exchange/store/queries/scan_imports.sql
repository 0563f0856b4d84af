select i.import_id, i.file_name, i.sheet, i.dry_run, i.state, i.job_id, i.header_row, i.titles,
    i.fields, i.row_count, i.created_count, i.completed_count, i.unchanged_count, i.refused_count,
    i.warning_count, i.problem_fr, i.problem_en, i.forgotten, i.created_at,
    i.kind, i.corrects, i.undone_count, i.kept_count,
    (select count(*) from exchange.import_file f
     where f.tenant_id = $1 and f.import_id = i.import_id) as parts_kept,
    (select count(*) from exchange.import_row r
     where r.tenant_id = $1 and r.import_id = i.import_id and r.state = 'waiting') as waiting_kept,
    (select count(*) from exchange.import_row r
     where r.tenant_id = $1 and r.import_id = i.import_id and r.state = 'refused') as refused_kept
from exchange.import i
where i.tenant_id = $1 and ($2::uuid is null or i.import_id > $2)
order by i.import_id
limit $3
