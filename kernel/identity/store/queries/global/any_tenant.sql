-- Global: asks whether there is any tenant at all, for the first start.
select exists (select 1 from identity.tenant) as found
