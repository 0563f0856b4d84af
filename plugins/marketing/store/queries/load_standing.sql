-- Whether a party, those it was merged with included, ever bought, and whether mail to its address came back.
select
    exists (select 1 from marketing.purchase p
            where p.tenant_id = $1
              and (p.party_id = $2 or p.party_id in (select a.party_id from marketing.party_alias a
                                                     where a.tenant_id = $1 and a.current_id = $2))) as is_customer,
    exists (select 1 from marketing.recipient r
            where r.tenant_id = $1 and r.address = $3 and r.state in ('refused', 'bounced')
              and (r.party_id = $2 or r.party_id in (select a.party_id from marketing.party_alias a
                                                     where a.tenant_id = $1 and a.current_id = $2))) as is_undeliverable
