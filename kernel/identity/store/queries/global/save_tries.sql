-- Global: whoever tries to sign in has no tenant yet.
update identity.sign_in_try
set tries = $2, last_try_at = $3
where key = $1
