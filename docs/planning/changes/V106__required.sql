alter table vehicle_options alter column transmission_id set not null;
