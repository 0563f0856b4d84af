insert into invoicing.credit_note_line (tenant_id, credit_note_id, position, invoice_id,
    invoice_position, quantity, discount_kind,
    discount_value, base_minor, discount_minor, net_minor)
select $1::bigint, $2::uuid, l.position, $3::uuid, l.invoice_position, l.quantity,
    l.discount_kind, l.discount_value, l.base_minor, l.discount_minor, l.net_minor
from unnest($4::integer[], $5::numeric[], $6::text[], $7::numeric[], $8::bigint[], $9::bigint[],
    $10::bigint[])
    with ordinality as l (invoice_position, quantity, discount_kind, discount_value, base_minor,
        discount_minor, net_minor, position)
