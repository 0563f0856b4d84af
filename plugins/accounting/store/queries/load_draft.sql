select entry_id, journal, entry_date, piece, piece_date, description, version
from accounting.draft_entry
where tenant_id = $1 and entry_id = $2
