-- Global: old stored replies go whoever's they are.
select bus.forget_requests($1, $2) as forgotten
