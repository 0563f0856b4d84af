-- Global: one e-mail is one person in every company; at sign-in no tenant is known yet.
select user_id, password_hash
from identity.app_user
where email_key = $1
