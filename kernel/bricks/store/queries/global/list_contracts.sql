-- Global: a contract belongs to an installed package, the same for every tenant. The newest of each.
select distinct on (package) package, files
from bricks.contract
order by package, loaded_at desc
limit $1
