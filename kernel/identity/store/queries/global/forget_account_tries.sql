-- Global: an account belongs to a person, not to a company.
delete from identity.sign_in_try
where key = $1
