-- Global: a contract belongs to an installed package, the same for every tenant.
select package, sha256(files) = sha256 as is_intact
from bricks.contract
order by package, loaded_at
limit $1
