update invoicing.delivery set address = '', subject = '', message = '', server_words = ''
where tenant_id = $1 and party_id = $2
