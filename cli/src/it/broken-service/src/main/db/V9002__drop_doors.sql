alter table vehicle_options drop column doors;
