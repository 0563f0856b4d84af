select invoice_id, vat_category, vat_rate, exemption_code, exemption_text, discount_minor,
    base_minor, vat_minor
from invoicing.invoice_vat
where tenant_id = $1 and invoice_id = any ($2)
order by invoice_id, position
