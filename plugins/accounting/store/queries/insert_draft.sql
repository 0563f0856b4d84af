insert into accounting.draft_entry (tenant_id, entry_id, journal, entry_date, piece, piece_date, description)
values ($1, $2, $3, $4, $5, $6, $7)
