insert into engines (name) select 'V8 ' || i from generate_series(1, 20) i;
insert into transmissions (type) select i || '-Speed Automatic' from generate_series(1, 8) i;
insert into vehicle_options (year, make, model, trim, engine_id, transmission_id)
select 1980 + i % 47, 'Make ' || i % 11, 'Model ' || i % 31, 'Trim ' || i, nullif(i % 20, 0), 1 + i % 8 from generate_series(1, 500) i;
