-- What every schema uses: one line puts a table of tenants' rows under row-level security.
-- The tenant of the transaction. '' after the first SET LOCAL of a session, hence nullif.
create function socle.current_tenant() returns bigint
language sql stable
as $$ select nullif(current_setting('app.tenant', true), '')::bigint $$;

-- Rows are seen and written only in their own tenant's transactions, and the brick's role gets just the
-- rights named: no UPDATE on what the law freezes. Run by the table's owner, "<role>_owner".
create function socle.protect(target text, privileges text) returns void
language plpgsql
as $$
declare
    role_name text := left(current_user, -length('_owner'));
begin
    execute format('alter table %s enable row level security', target);
    execute format('create policy tenant on %s using (tenant_id = socle.current_tenant()) '
                   'with check (tenant_id = socle.current_tenant())', target);
    execute format('grant %s on %s to %I', privileges, target, role_name);
end
$$;

grant usage on schema socle to public;

-- Belongs to no tenant: it says what the schemas themselves have been through.
alter table socle.migration enable row level security;
create policy readable on socle.migration for select using (true);
