select e.entry_id, e.fiscal_year, e.number, e.journal, e.entry_date, e.piece, e.piece_date, e.description,
    e.source, e.source_event, e.reverses, e.meant_for, e.posted_by, e.posted_at, e.total_minor, e.position,
    e.previous_seal, e.seal, r.entry_id as reversed_by
from accounting.entry e
left join accounting.entry r on r.tenant_id = $1 and r.reverses = e.entry_id
where e.tenant_id = $1 and e.entry_id = any ($2::uuid[])
order by e.position
