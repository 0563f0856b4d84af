insert into faulty.seen (tenant_id, seen_id) values ($1, $2)
