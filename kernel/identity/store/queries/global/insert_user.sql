-- Global: a person is one user in every company. Nothing when somebody else was faster.
insert into identity.app_user (user_id, email, email_key, password_hash, created_at)
values ($1, $2, $3, $4, $5)
on conflict (email_key) do nothing
