insert into marketing.segment (tenant_id, segment_id, display_name, kinds, texts, days, amounts_minor)
values ($1, $2, $3, $4, $5, $6, $7)
