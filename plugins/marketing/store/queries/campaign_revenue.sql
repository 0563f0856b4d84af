-- What was invoiced to those a campaign reached, from the day it was sent for so many days; merged parties count as one.
select reached.campaign_id, sum(p.net_minor)::bigint as revenue_minor
from (
    select distinct c.campaign_id, c.sent_on, coalesce(a.current_id, r.party_id) as party_id
    from marketing.campaign c
    join marketing.recipient r on r.tenant_id = $1 and r.campaign_id = c.campaign_id and r.state = 'sent'
    left join marketing.party_alias a on a.tenant_id = $1 and a.party_id = r.party_id
    where c.tenant_id = $1 and c.campaign_id = any ($2::uuid[]) and c.sent_on is not null
) reached
join (
    select coalesce(a.current_id, p.party_id) as party_id, p.bought_on, p.net_minor
    from marketing.purchase p
    left join marketing.party_alias a on a.tenant_id = $1 and a.party_id = p.party_id
    where p.tenant_id = $1
) p on p.party_id = reached.party_id and p.bought_on between reached.sent_on and reached.sent_on + $3::int
group by reached.campaign_id
