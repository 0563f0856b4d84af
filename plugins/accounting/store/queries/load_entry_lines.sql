select l.entry_id, l.line, l.account, l.party_id, l.debit_minor, l.credit_minor, l.description, l.due_date,
    l.document, coalesce(g.code, '') as lettering, g.lettered_on
from accounting.entry_line l
left join (
    select gl.entry_id, gl.line, g.code, g.lettered_on
    from accounting.lettering_line gl
    join accounting.lettering g on g.tenant_id = $1 and g.lettering_id = gl.lettering_id
    where gl.tenant_id = $1
      and not exists (select from accounting.lettering_undone u
                      where u.tenant_id = $1 and u.lettering_id = gl.lettering_id)
) g on g.entry_id = l.entry_id and g.line = l.line
where l.tenant_id = $1 and l.entry_id = any ($2::uuid[])
order by l.entry_id, l.line
