select g.lettering_id, g.code, g.account, g.party_id, g.amount_minor, g.lettered_on
from accounting.lettering g
where g.tenant_id = $1
  and ($2::uuid is null or g.lettering_id < $2)
  and ($3::uuid is null or g.party_id = $3
       or g.party_id in (select a.party_id from accounting.party_alias a
                         where a.tenant_id = $1 and a.current_id = $3))
  and not exists (select from accounting.lettering_undone u
                  where u.tenant_id = $1 and u.lettering_id = g.lettering_id)
order by g.lettering_id desc
limit $4
