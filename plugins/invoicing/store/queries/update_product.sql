update invoicing.product
set code = $3, display_name = $4, kind = $5, unit_code = $6, unit_price = $7, vat_category = $8,
    vat_rate = $9, exemption_code = $10, exemption_text = $11, archived = $12, version = version + 1
where tenant_id = $1 and product_id = $2
returning version
