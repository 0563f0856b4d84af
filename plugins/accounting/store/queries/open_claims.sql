-- What clients owe on a day, claim by claim: lines of that day and before that nothing of that day or before
-- settles. Opening entries repeat what is here already.
select coalesce(a.current_id, l.party_id) as party_id,
    coalesce(min(coalesce(l.due_date, e.entry_date)) filter (where l.debit_minor > 0), min(e.entry_date))
        as due_date,
    sum(l.debit_minor - l.credit_minor)::bigint as open_minor
from accounting.entry_line l
join accounting.entry e on e.tenant_id = $1 and e.entry_id = l.entry_id
left join accounting.party_alias a on a.tenant_id = $1 and a.party_id = l.party_id
where l.tenant_id = $1 and starts_with(l.account, '411') and e.entry_date <= $2 and e.journal <> 'AN'
  and not exists (
      select from accounting.lettering_line gl
      join accounting.lettering g on g.tenant_id = $1 and g.lettering_id = gl.lettering_id
      where gl.tenant_id = $1 and gl.entry_id = l.entry_id and gl.line = l.line and g.lettered_on <= $2
        and not exists (select from accounting.lettering_undone u
                        where u.tenant_id = $1 and u.lettering_id = gl.lettering_id))
group by 1, case when l.document = '' then l.entry_id::text else l.document end
having sum(l.debit_minor - l.credit_minor) <> 0
order by 1, 2
limit $3
