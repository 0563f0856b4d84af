select line, account, party_id, debit_minor, credit_minor, description, due_date, '' as document
from accounting.draft_line
where tenant_id = $1 and entry_id = $2
order by line
