select code_number from accounting.third_party
where tenant_id = $1 and party_id = $2 and code_number is not null
