insert into accounting.posting_rule (tenant_id, rule, account) values ($1, $2, $3)
on conflict (tenant_id, rule) do update set account = excluded.account
