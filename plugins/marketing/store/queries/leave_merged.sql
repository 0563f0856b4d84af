-- Parties that were merged into another are in a segment as that one only.
update marketing.membership m set left_on = greatest($3, m.joined_on)
from marketing.party_alias a
where m.tenant_id = $1 and m.segment_id = $2 and m.left_on is null
  and a.tenant_id = $1 and a.party_id = m.party_id and a.current_id <> m.party_id
