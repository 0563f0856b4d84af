-- Search by parts of words. Under row-level security PostgreSQL may not use a trigram index, since LIKE
-- is not marked leakproof: these two functions run as the owner, and see to the tenant themselves.

-- Best first: names that start with the whole query (the query itself sorts first among them), then
-- parties that hold every word. Of these at most 2,000 are looked at, and each query is planned by its own
-- words: a common one is found by reading on until there are enough, a rare one by the index.
create function client_record.search(p_tenant bigint, p_whole text, p_first text, p_second text,
                                     p_others text[], p_limit int)
returns table (id uuid, rank bigint)
language plpgsql stable security definer set search_path = pg_catalog
set plan_cache_mode = force_custom_plan
as $$
begin
    if p_tenant is distinct from socle.current_tenant() then
        return;
    end if;
    return query
    with starting as (
        select p.id, p.sort_name from client_record.party p
        where p.tenant_id = p_tenant and p.state = 1
          and p.sort_name >= p_whole and p.sort_name < p_whole || U&'\+10FFFF'
        order by p.sort_name, p.id limit p_limit
    ), holding as (
        select p.id, p.sort_name from client_record.party p
        where p.tenant_id = p_tenant and p.state = 1
          and p.search_text like p_first and (p_second is null or p.search_text like p_second)
          and (p_others = '{}' or p.search_text like all (p_others))
        limit 2000
    ), found as (
        select 0 as class, s.id, s.sort_name from starting s
        union all
        select 1, h.id, h.sort_name from holding h
        where not exists (select from starting s where s.id = h.id)
    )
    select f.id, row_number() over (order by f.class, f.sort_name, f.id)
    from found f
    order by f.class, f.sort_name, f.id limit p_limit;
end
$$;

-- Loads the extension's library, so that its setting below is known to be one anybody may set.
select public.similarity('', '');

-- Names that look alike, most alike first. In a short name one letter weighs more.
create function client_record.similar_names(p_tenant bigint, p_name text, p_limit int)
returns table (id uuid)
language plpgsql stable security definer set search_path = pg_catalog
set pg_trgm.similarity_threshold = 0.6
as $$
begin
    if p_tenant is distinct from socle.current_tenant() then
        return;
    end if;
    if length(p_name) <= 12 then
        perform set_config('pg_trgm.similarity_threshold', '0.5', true);
    end if;
    return query
    select p.id from client_record.party p
    where p.tenant_id = p_tenant and p.state = 1 and p.sort_name operator(public.%) p_name
    order by public.similarity(p.sort_name, p_name) desc, p.id limit p_limit;
end
$$;

revoke execute on function client_record.search, client_record.similar_names from public;
grant execute on function client_record.search, client_record.similar_names to {role};
