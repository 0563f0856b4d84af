-- A buyer who was erased has no name here any more: whoever reads the document sees it in their language.

update invoicing.quote set buyer_display_name = ''
where buyer_display_name = 'Effacé' and buyer_address_lines = '{}' and buyer_city = ''
  and state in ('open', 'refused');

update invoicing.draft_invoice set buyer_display_name = ''
where buyer_display_name = 'Effacé' and buyer_address_lines = '{}' and buyer_city = '';
