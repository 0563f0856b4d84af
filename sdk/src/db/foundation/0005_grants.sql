-- Every brick's role may publish, keep its replies and positions, and start jobs: in its own tenant's
-- transaction only. Reading across tenants and past logs is for the kernel's own roles.
revoke execute on all functions in schema bus, jobs from public;
grant usage on schema bus, jobs to public;
grant execute on function
    bus.append, bus.reserve_request, bus.store_reply, bus.advance, bus.unpark,
    jobs.start, jobs.progress to public;
grant execute on function bus.check_tenant, bus.framed, bus.event_hash, bus.lagging, bus.forget_requests to {role};
grant execute on function jobs.due to {jobs};
grant select, insert, update on jobs.job to {jobs};
grant execute on function bus.erase_party, bus.read_timeline to {client_record};
grant select on bus.audit_entry to {identity};
