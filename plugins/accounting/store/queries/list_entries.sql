-- Posted ones and drafts, newest first; of one day drafts come before, then by number.
select e.entry_id, e.posted, e.entry_date, e.number
from (
    select p.entry_id, p.entry_date, p.number, p.journal, p.source, true as posted
    from accounting.entry p where p.tenant_id = $1
    union all
    select d.entry_id, d.entry_date, 9223372036854775807, d.journal, '', false
    from accounting.draft_entry d where d.tenant_id = $1
) e
where ($2::date is null or (e.entry_date, e.number, e.entry_id) < ($2, $3::bigint, $4::uuid))
  and ($5::text is null or e.journal = $5)
  and ($6::boolean is null or e.posted = $6)
  and ($7::date is null or e.entry_date >= $7)
  and ($8::date is null or e.entry_date <= $8)
  and ($9::text is null or e.source = $9)
  and ($10::uuid is null
       or exists (select from accounting.entry_line l
                  where l.tenant_id = $1 and l.entry_id = e.entry_id
                    and (l.party_id = $10
                         or l.party_id in (select a.party_id from accounting.party_alias a
                                           where a.tenant_id = $1 and a.current_id = $10)))
       or exists (select from accounting.draft_line l
                  where l.tenant_id = $1 and l.entry_id = e.entry_id and l.party_id = $10))
order by e.entry_date desc, e.number desc, e.entry_id desc
limit $11
