update marketing.recipient set address = '', server_words = ''
where tenant_id = $1 and party_id = $2
