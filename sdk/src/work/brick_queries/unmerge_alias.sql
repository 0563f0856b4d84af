delete from {brick}.party_alias where tenant_id = $1 and party_id = $2
