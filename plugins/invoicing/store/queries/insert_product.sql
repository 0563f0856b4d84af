insert into invoicing.product (tenant_id, product_id, code, display_name, kind, unit_code,
    unit_price, vat_category, vat_rate, exemption_code, exemption_text, archived)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
