select c.credit_note_id, c.invoice_position, c.quantity, c.discount_kind, c.discount_value,
    c.base_minor, c.discount_minor, c.net_minor, l.product_id, l.description, l.kind,
    l.unit_code, l.unit_price, l.vat_category, l.vat_rate, l.exemption_code,
    l.exemption_text
from invoicing.credit_note_line c
join invoicing.invoice_line l on l.tenant_id = c.tenant_id and l.invoice_id = c.invoice_id
    and l.position = c.invoice_position
where c.tenant_id = $1 and c.credit_note_id = any ($2)
order by c.credit_note_id, c.position
