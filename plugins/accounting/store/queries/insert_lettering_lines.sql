insert into accounting.lettering_line (tenant_id, lettering_id, entry_id, line)
select $1, $2, l.entry_id, l.line
from unnest($3::uuid[], $4::int[]) as l (entry_id, line)
