delete from marketing.membership where tenant_id = $1 and segment_id = $2
