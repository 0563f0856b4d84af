-- Lines of a claim that nothing settles yet.
select l.entry_id, l.line, l.account, l.party_id, l.debit_minor, l.credit_minor, '' as lettering
from accounting.entry_line l
where l.tenant_id = $1 and l.document = $2
  and not exists (
      select from accounting.lettering_line gl
      where gl.tenant_id = $1 and gl.entry_id = l.entry_id and gl.line = l.line
        and not exists (select from accounting.lettering_undone u
                        where u.tenant_id = $1 and u.lettering_id = gl.lettering_id))
order by l.entry_id, l.line
