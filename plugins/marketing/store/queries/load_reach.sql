select r.channel, r.address from marketing.reach r
where r.tenant_id = $1
  and (r.party_id = $2 or r.party_id in (select a.party_id from marketing.party_alias a
                                         where a.tenant_id = $1 and a.current_id = $2))
order by r.channel, r.address
