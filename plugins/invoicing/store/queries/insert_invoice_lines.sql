insert into invoicing.invoice_line (tenant_id, invoice_id, position, product_id, description, kind,
    quantity, unit_code, unit_price, discount_kind, discount_value, vat_category, vat_rate,
    exemption_code, exemption_text, base_minor, discount_minor, net_minor)
select $1::bigint, $2::uuid, l.position, l.product_id, l.description, l.kind, l.quantity,
    l.unit_code, l.unit_price, l.discount_kind, l.discount_value, l.vat_category, l.vat_rate,
    l.exemption_code, l.exemption_text, l.base_minor, l.discount_minor, l.net_minor
from unnest($3::uuid[], $4::text[], $5::text[], $6::numeric[], $7::text[], $8::numeric[],
    $9::text[], $10::numeric[], $11::text[], $12::numeric[], $13::text[], $14::text[],
    $15::bigint[], $16::bigint[], $17::bigint[])
    with ordinality as l (product_id, description, kind, quantity, unit_code, unit_price,
        discount_kind, discount_value, vat_category, vat_rate, exemption_code, exemption_text,
        base_minor, discount_minor, net_minor, position)
