-- Sums by account of a period; what was carried over counts as its opening.
select l.account,
    sum(case when e.entry_date < $2 or e.journal = 'AN' then l.debit_minor - l.credit_minor else 0 end)::bigint
        as opening_minor,
    sum(case when e.entry_date >= $2 and e.journal <> 'AN' then l.debit_minor else 0 end)::bigint as debit_minor,
    sum(case when e.entry_date >= $2 and e.journal <> 'AN' then l.credit_minor else 0 end)::bigint
        as credit_minor
from accounting.entry_line l
join accounting.entry e on e.tenant_id = $1 and e.entry_id = l.entry_id
where l.tenant_id = $1 and e.fiscal_year = $4 and e.entry_date <= $3
group by l.account
order by l.account
