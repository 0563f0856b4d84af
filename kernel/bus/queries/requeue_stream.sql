update bus.parked_event p
set requeued = true
where p.tenant_id = $1 and p.consumer = $2
  and p.stream = (select q.stream from bus.parked_event q
                  where q.tenant_id = $1 and q.consumer = $2 and q.position = $3)
