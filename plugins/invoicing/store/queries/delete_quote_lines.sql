delete from invoicing.quote_line where tenant_id = $1 and quote_id = $2
