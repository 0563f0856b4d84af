-- What a fiscal year carries over: classes 1 to 5 by account and party, the rest as the result.
select case when l.account < '6' then l.account else '' end as account,
    case when l.account < '6' then l.party_id end as party_id,
    sum(l.debit_minor - l.credit_minor)::bigint as balance_minor
from accounting.entry_line l
join accounting.entry e on e.tenant_id = $1 and e.entry_id = l.entry_id
where l.tenant_id = $1 and e.fiscal_year = $2
group by 1, 2
having sum(l.debit_minor - l.credit_minor) <> 0
order by 1, 2
