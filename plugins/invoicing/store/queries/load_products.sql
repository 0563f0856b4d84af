select product_id, code, display_name, kind, unit_code, unit_price, vat_category, vat_rate,
    exemption_code, exemption_text, archived, version
from invoicing.product
where tenant_id = $1 and product_id = any ($2)
