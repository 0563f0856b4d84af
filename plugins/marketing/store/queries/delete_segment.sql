delete from marketing.segment where tenant_id = $1 and segment_id = $2
