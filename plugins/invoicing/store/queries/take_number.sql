insert into invoicing.number_series (tenant_id, kind, year, last_number, last_date)
values ($1, $2, $3, 1, $4)
on conflict (tenant_id, kind, year) do update
set last_number = number_series.last_number + 1,
    last_date = greatest(number_series.last_date, excluded.last_date)
returning last_number, last_date
