-- Nothing when it is there: whoever made it meanwhile made the same one.
insert into accounting.fiscal_year (tenant_id, start_date, end_date)
values ($1, $2, $3)
on conflict (tenant_id, start_date) do nothing
