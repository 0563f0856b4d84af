insert into accounting.entry_line (tenant_id, entry_id, line, account, party_id, debit_minor, credit_minor,
    description, due_date, document)
select $1, $2, l.line, l.account, l.party_id, l.debit_minor, l.credit_minor, l.description, l.due_date, l.document
from unnest($3::text[], $4::uuid[], $5::bigint[], $6::bigint[], $7::text[], $8::date[], $9::text[])
    with ordinality
    as l (account, party_id, debit_minor, credit_minor, description, due_date, document, line)
