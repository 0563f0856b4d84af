delete from faulty.seen where tenant_id = $1
