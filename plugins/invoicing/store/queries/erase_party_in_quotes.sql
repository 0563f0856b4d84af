update invoicing.quote
set buyer_display_name = $3, buyer_address_lines = '{}', buyer_postal_code = '', buyer_city = '',
    buyer_siren = '', buyer_siret = '', buyer_vat_number = '',
    subject = '', updated_at = $4, version = version + 1
where tenant_id = $1 and state in ('open', 'refused')
  and (party_id = $2 or party_id in (select a.party_id from invoicing.party_alias a
                                     where a.tenant_id = $1 and a.current_id = $2))
  and (buyer_display_name <> $3 or subject <> '')
