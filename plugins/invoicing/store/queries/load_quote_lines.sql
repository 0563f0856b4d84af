select product_id, description, kind, quantity, unit_code, unit_price, discount_kind,
    discount_value, vat_category, vat_rate, exemption_code, exemption_text
from invoicing.quote_line
where tenant_id = $1 and quote_id = $2
order by position
