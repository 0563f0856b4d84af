-- The party's own, else of one that was merged into it.
select c.email from invoicing.contact c
where c.tenant_id = $1 and c.email <> ''
  and (c.party_id = $2 or c.party_id in (select a.party_id from invoicing.party_alias a
                                         where a.tenant_id = $1 and a.current_id = $2))
order by c.party_id = $2 desc, c.party_id
limit 1
