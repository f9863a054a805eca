alter table vehicle_options alter column id type int;
