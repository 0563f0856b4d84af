delete from marketing.reach where tenant_id = $1 and party_id = $2 and channel = any ($3::text[])
