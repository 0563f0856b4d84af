insert into accounting.entry (tenant_id, entry_id, fiscal_year, number, journal, entry_date, piece,
    piece_date, description, source,
    source_event, reverses, meant_for, posted_by, posted_at, total_minor, position, previous_seal, seal)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
