delete from marketing.suppression
where tenant_id = $1 and channel = $2 and purpose = $3 and address_hash = $4
