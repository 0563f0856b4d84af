select position from bus.head where tenant_id = $1
