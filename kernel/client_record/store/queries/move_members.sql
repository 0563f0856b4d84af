-- Where the source's own sources lead from now on.
update client_record.party
set final_id = $3
where tenant_id = $1 and merged_into is not null and final_id = $2 and id <> $2
