alter table vehicle_options add column doors integer;
