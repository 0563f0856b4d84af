delete from invoicing.draft_invoice where tenant_id = $1 and invoice_id = $2
