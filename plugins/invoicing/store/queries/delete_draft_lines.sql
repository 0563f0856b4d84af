delete from invoicing.draft_line where tenant_id = $1 and invoice_id = $2
