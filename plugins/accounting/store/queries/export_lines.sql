-- A fiscal year's lines in the order of the FEC: opening entries first, then by number.
select e.entry_id, e.journal, e.number, e.entry_date, l.line, l.account, l.party_id, e.piece, e.piece_date,
    case when l.description = '' then e.description else l.description end as description,
    l.debit_minor, l.credit_minor, l.due_date, l.document, coalesce(g.code, '') as lettering,
    g.lettered_on, e.posted_at
from accounting.entry e
join accounting.entry_line l on l.tenant_id = $1 and l.entry_id = e.entry_id
left join (
    select gl.entry_id, gl.line, g.code, g.lettered_on
    from accounting.lettering_line gl
    join accounting.lettering g on g.tenant_id = $1 and g.lettering_id = gl.lettering_id
    where gl.tenant_id = $1
      and not exists (select from accounting.lettering_undone u
                      where u.tenant_id = $1 and u.lettering_id = gl.lettering_id)
) g on g.entry_id = l.entry_id and g.line = l.line
where e.tenant_id = $1 and e.fiscal_year = $2
  and (e.journal <> 'AN', e.number, l.line) > ($3::boolean, $4::bigint, $5::int)
order by (e.journal <> 'AN'), e.number, l.line
limit $6
