select id from faulty.open_to_all
