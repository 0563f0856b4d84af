insert into invoicing.settlement_lock (tenant_id, invoice_id)
values ($1, $2)
on conflict (tenant_id, invoice_id) do update set invoice_id = excluded.invoice_id
