delete from invoicing.contact where tenant_id = $1 and party_id = $2
