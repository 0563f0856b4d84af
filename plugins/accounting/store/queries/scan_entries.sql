-- The next of the chain after this place and id: a place may be taken twice where somebody added a row.
select entry_id from accounting.entry
where tenant_id = $1 and position >= $2 and (position, entry_id) > ($2, $3::uuid)
order by position, entry_id
limit $4
