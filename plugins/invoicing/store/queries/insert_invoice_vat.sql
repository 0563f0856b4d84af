insert into invoicing.invoice_vat (tenant_id, invoice_id, position, vat_category, vat_rate,
    exemption_code, exemption_text, discount_minor, base_minor, vat_minor)
select $1::bigint, $2::uuid, l.position, l.vat_category, l.vat_rate, l.exemption_code,
    l.exemption_text, l.discount_minor, l.base_minor, l.vat_minor
from unnest($3::text[], $4::numeric[], $5::text[], $6::text[], $7::bigint[], $8::bigint[],
    $9::bigint[])
    with ordinality as l (vat_category, vat_rate, exemption_code, exemption_text, discount_minor,
        base_minor, vat_minor, position)
