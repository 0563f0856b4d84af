insert into accounting.lettering_undone (tenant_id, lettering_id, undone_by, undone_at)
values ($1, $2, $3, $4)
