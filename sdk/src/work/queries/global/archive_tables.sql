-- No tenant: what a schema's tables are called, which of them others refer to, and by what their rows are told apart.
select c.relname as table_name,
    (select string_agg(quote_ident(a.attname), ', ' order by k.place)
     from pg_catalog.pg_index i
     cross join unnest(i.indkey) with ordinality as k (attnum, place)
     join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
     where i.indrelid = c.oid and i.indisprimary) as key_columns,
    (select array_agg(distinct p.relname::text)
     from pg_catalog.pg_constraint f join pg_catalog.pg_class p on p.oid = f.confrelid
     where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as parents
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = $1 and c.relkind = 'r'
order by c.relname
