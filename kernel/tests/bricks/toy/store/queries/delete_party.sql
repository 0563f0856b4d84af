delete from toy.party where tenant_id = $1 and party = $2
