select invoice_id, product_id, description, kind, quantity, unit_code, unit_price, discount_kind,
    discount_value, vat_category, vat_rate, exemption_code, exemption_text, base_minor,
    discount_minor, net_minor
from invoicing.invoice_line
where tenant_id = $1 and invoice_id = any ($2)
order by invoice_id, position
