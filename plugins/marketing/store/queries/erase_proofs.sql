delete from marketing.consent_proof p
where p.tenant_id = $1
  and p.consent_id in (select c.consent_id from marketing.consent c
                       where c.tenant_id = $1
                         and (c.party_id = $2
                              or c.party_id in (select a.party_id from marketing.party_alias a
                                                where a.tenant_id = $1 and a.current_id = $2)))
