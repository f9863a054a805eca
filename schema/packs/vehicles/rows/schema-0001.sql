insert into vehicles.make (name) values ('Ford'), ('Tesla'), ('O''Neil \ Söhne');
insert into vehicles.model (make_id, name) select m.id, 'Model ' || i from vehicles.make m, generate_series(1, 7) i;
insert into vehicles.model_year (model_id, year) select id, 1990 + id from vehicles.model;
insert into vehicles.trim (model_year_id, name) select id, 'Trim ' || t from vehicles.model_year, generate_series(1, 3) t;
insert into vehicles.engine (name) select 'V' || i from generate_series(1, 9) i;
insert into vehicles.transmission (type) select i || '-Speed' from generate_series(1, 5) i;
insert into vehicles.trim_engine (trim_id, engine_id) select id, 1 + id % 9 from vehicles.trim;
insert into vehicles.trim_transmission (trim_id, transmission_id) select id, 1 + id % 5 from vehicles.trim;
delete from vehicles.make where name = 'Tesla';
