select lettering_id, code, account, party_id, amount_minor, lettered_on
from accounting.lettering g
where g.tenant_id = $1 and g.lettering_id = $2
  and not exists (select from accounting.lettering_undone u
                  where u.tenant_id = $1 and u.lettering_id = g.lettering_id)
