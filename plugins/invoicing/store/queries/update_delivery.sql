update invoicing.delivery set state = $3, server_words = $4, attempts = $5, changed_at = $6
where tenant_id = $1 and delivery_id = $2
