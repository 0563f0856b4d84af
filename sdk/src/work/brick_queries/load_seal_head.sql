select position, seal from {brick}.seal_head where tenant_id = $1
