-- Global: whoever tries to sign in has no tenant yet. Makes the row when it is the first try, and locks it.
insert into identity.sign_in_try as t (key, tries, last_try_at)
values ($1, 0, $2)
on conflict (key) do update set key = excluded.key
returning t.tries, t.last_try_at
