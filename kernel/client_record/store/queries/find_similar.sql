-- tenant_id is checked by the function.
select found.id from client_record.similar_names($1, $2, $3) found
