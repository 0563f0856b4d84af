-- An opportunity that came in by mistake may be deleted.
do $$
begin
    execute format('grant delete on crm.opportunity to %I',
                   left(current_user, -length('_owner')));
end
$$;
