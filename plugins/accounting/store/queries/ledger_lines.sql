select e.entry_id, l.line, e.journal, e.number, e.entry_date, e.piece,
    case when l.description = '' then e.description else l.description end as description,
    l.party_id, l.debit_minor, l.credit_minor, coalesce(g.code, '') as lettering,
    sum(l.debit_minor - l.credit_minor) over (order by e.entry_date, e.fiscal_year, e.number, l.line)::bigint
        as balance_minor, e.fiscal_year
from accounting.entry_line l
join accounting.entry e on e.tenant_id = $1 and e.entry_id = l.entry_id
left join (
    select gl.entry_id, gl.line, g.code
    from accounting.lettering_line gl
    join accounting.lettering g on g.tenant_id = $1 and g.lettering_id = gl.lettering_id
    where gl.tenant_id = $1
      and not exists (select from accounting.lettering_undone u
                      where u.tenant_id = $1 and u.lettering_id = gl.lettering_id)
) g on g.entry_id = l.entry_id and g.line = l.line
where l.tenant_id = $1
  and ($2::text is null or starts_with(l.account, $2))
  and ($3::uuid is null or l.party_id = $3
       or l.party_id in (select a.party_id from accounting.party_alias a
                         where a.tenant_id = $1 and a.current_id = $3))
  and ($4::date is null or e.entry_date >= $4)
  and ($5::date is null or e.entry_date <= $5)
  and (not $6::boolean or g.code is null)
order by e.entry_date, e.fiscal_year, e.number, l.line
offset $7
limit $8
