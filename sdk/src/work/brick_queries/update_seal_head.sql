update {brick}.seal_head set position = $2, seal = $3 where tenant_id = $1
