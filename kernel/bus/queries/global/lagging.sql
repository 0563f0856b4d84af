-- Global: the dispatcher looks after every tenant at once.
select distinct tenant_id from bus.lagging()
