select credit_note_id, vat_category, vat_rate, exemption_code, exemption_text, discount_minor,
    base_minor, vat_minor
from invoicing.credit_note_vat
where tenant_id = $1 and credit_note_id = any ($2)
order by credit_note_id, position
