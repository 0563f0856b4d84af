-- Global: a password belongs to the person. Only when it is still the one that was checked.
update identity.app_user
set password_hash = $3
where user_id = $1 and password_hash = $2
