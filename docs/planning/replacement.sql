-- The legacy tables of the pack vehicles (schema V0001) at full size: 2.4 million rows.
insert into vehicles.make (name) select 'make' || g from generate_series(1, 60) g;
insert into vehicles.model (make_id, name) select 1 + g % 60, 'model' || g from generate_series(1, 1800) g;
insert into vehicles.model_year (model_id, year) select m, 1980 + y from generate_series(1, 1800) m, generate_series(0, 9) y;
insert into vehicles.trim (model_year_id, name) select my, 'trim' || t from generate_series(1, 18000) my, generate_series(1, 15) t;
insert into vehicles.engine (name) select 'engine' || g from generate_series(1, 3000) g;
insert into vehicles.transmission (type) select 't' || g from generate_series(1, 800) g;
insert into vehicles.trim_engine select t, 1 + (t + e) % 3000 from generate_series(1, 270000) t, generate_series(1, 4) e;
insert into vehicles.trim_transmission select t, 1 + (t + e) % 800 from generate_series(1, 270000) t, generate_series(1, 4) e;
vacuum analyze;
