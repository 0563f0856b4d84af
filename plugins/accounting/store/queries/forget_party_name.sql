-- One that no entry names: the others' names are kept by law.
update accounting.third_party set display_name = ''
where tenant_id = $1 and party_id = $2 and code_number is null
