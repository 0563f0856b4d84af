-- Global: an address has no tenant. Takes back one try, which turned out to be right.
update identity.sign_in_try
set tries = greatest(tries - 1, 0)
where key = $1
