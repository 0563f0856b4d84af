select position, seal from invoicing.seal_head where tenant_id = $1
