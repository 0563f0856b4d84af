select product_id, code, display_name, kind, unit_code, unit_price, vat_category, vat_rate,
    exemption_code, exemption_text, archived, version
from invoicing.product
where tenant_id = $1 and ($2::text is null or (display_name, product_id) > ($2, $3::uuid))
  and ($4 or not archived)
order by display_name, product_id
limit $5
