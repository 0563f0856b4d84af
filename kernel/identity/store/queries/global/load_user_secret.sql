-- Global: a password belongs to the person, not to a company.
select email_key, password_hash
from identity.app_user
where user_id = $1
