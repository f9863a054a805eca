alter table vehicle_options add constraint known_year check (year between 1950 and 2100);
