insert into identity.tenant (tenant_id, display_name, time_zone, currency_code, payment_term_days, updated_at)
values ($1, $2, $3, $4, $5, $6)
on conflict (tenant_id) do nothing
