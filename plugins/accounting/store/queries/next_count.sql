insert into accounting.counter as c (tenant_id, counter, last) values ($1, $2, 1)
on conflict (tenant_id, counter) do update set last = c.last + 1
returning last
