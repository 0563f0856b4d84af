select channel, purpose, since from marketing.suppression
where tenant_id = $1 and address_hash = any ($2::bytea[])
