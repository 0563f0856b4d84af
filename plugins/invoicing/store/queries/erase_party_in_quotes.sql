update invoicing.quote
set buyer_display_name = '', buyer_address_lines = '{}', buyer_postal_code = '', buyer_city = '',
    buyer_siren = '', buyer_siret = '', buyer_vat_number = '', buyer_main_address_lines = null,
    buyer_main_postal_code = null, buyer_main_city = null, buyer_main_country_code = null,
    subject = '', order_reference = '', note = '', delivery_address_lines = null,
    delivery_postal_code = null, delivery_city = null, delivery_country_code = null,
    updated_at = $3, version = version + 1
where tenant_id = $1 and state in ('open', 'refused')
  and (party_id = $2 or party_id in (select a.party_id from invoicing.party_alias a
                                     where a.tenant_id = $1 and a.current_id = $2))
  and (buyer_display_name <> '' or subject <> '' or order_reference <> '' or note <> ''
       or delivery_address_lines is not null)
