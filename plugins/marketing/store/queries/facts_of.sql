-- All that is known of some parties, those they were merged with included, a row for each fact.
select party_id, kind, day, amount_minor, text
from (
    select coalesce(a.current_id, f.party_id) as party_id, 'lives' as kind, null::date as day,
        0::bigint as amount_minor, f.postal_code as text
    from marketing.party_fact f
    left join marketing.party_alias a on a.tenant_id = $1 and a.party_id = f.party_id
    where f.tenant_id = $1 and coalesce(a.current_id, f.party_id) = any ($2::uuid[])
    union all
    select coalesce(a.current_id, p.party_id), 'bought', p.bought_on, p.net_minor, ''
    from marketing.purchase p
    left join marketing.party_alias a on a.tenant_id = $1 and a.party_id = p.party_id
    where p.tenant_id = $1 and coalesce(a.current_id, p.party_id) = any ($2::uuid[])
    union all
    select coalesce(a.current_id, l.party_id), 'lost', l.lost_on, 0, l.loss_reason
    from marketing.loss l
    left join marketing.party_alias a on a.tenant_id = $1 and a.party_id = l.party_id
    where l.tenant_id = $1 and coalesce(a.current_id, l.party_id) = any ($2::uuid[])
    union all
    select coalesce(a.current_id, w.party_id), 'spoke', w.last_on, 0, ''
    from marketing.last_word w
    left join marketing.party_alias a on a.tenant_id = $1 and a.party_id = w.party_id
    where w.tenant_id = $1 and coalesce(a.current_id, w.party_id) = any ($2::uuid[])
) facts
order by party_id, kind, day, text
