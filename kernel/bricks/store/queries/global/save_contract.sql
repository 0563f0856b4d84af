-- Global: a contract belongs to an installed package, the same for every tenant.
insert into bricks.contract (package, sha256, files, brick, loaded_at)
values ($1, $2, $3, $4, $5)
on conflict (package, sha256) do update set loaded_at = excluded.loaded_at
