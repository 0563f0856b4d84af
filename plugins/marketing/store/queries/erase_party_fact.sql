-- That it bought, and what, says nothing of a person any more.
update marketing.party_fact set display_name = '', given_name = '', postal_code = '', country_code = ''
where tenant_id = $1 and party_id = $2
