update marketing.membership set left_on = greatest($4, joined_on)
where tenant_id = $1 and segment_id = $2 and party_id = any ($3::uuid[]) and left_on is null
