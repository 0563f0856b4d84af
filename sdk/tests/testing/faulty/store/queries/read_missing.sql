select missing from faulty.seen where tenant_id = $1
