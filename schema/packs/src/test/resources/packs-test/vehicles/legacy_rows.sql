-- Rows for the legacy catalogue: three makes, one of them electric, a model of two years, a name with a quote.
insert into vehicles.make (id, name) values (1, 'Ford'), (2, 'Tesla'), (3, 'Land Rover');
insert into vehicles.model (id, make_id, name) values
    (1, 1, 'F-150'), (2, 1, 'Mustang'), (3, 2, 'Model 3'), (4, 3, 'Defender 110 "Heritage"'), (5, 1, 'Cee''d');
insert into vehicles.model_year (id, model_id, year) values
    (1, 1, 2023), (2, 1, 2024), (3, 2, 2024), (4, 3, 2024), (5, 4, 1999), (6, 5, 2024);
insert into vehicles.trim (id, model_year_id, name) values
    (1, 1, 'XL'), (2, 2, 'XL'), (3, 2, 'XLT'), (4, 3, 'GT'), (5, 4, 'Long Range'), (6, 5, 'Base'), (7, 6, 'Ünïcode');
insert into vehicles.engine (id, name) values (1, 'V6 3.5L'), (2, 'V8 5.0L'), (10, 'L4 2.0L Turbo');
insert into vehicles.transmission (id, type) values (1, '10-Speed Automatic'), (2, '6-Speed Manual'), (7, 'CVT');
insert into vehicles.trim_engine (trim_id, engine_id) values (1, 1), (2, 1), (3, 1), (3, 2), (4, 2), (6, 10), (7, 10);
insert into vehicles.trim_transmission (trim_id, transmission_id) values (1, 1), (2, 1), (3, 1), (4, 1), (4, 2), (5, 7);
select
    setval('vehicles.make_id_seq', 3),
    setval('vehicles.model_id_seq', 5),
    setval('vehicles.model_year_id_seq', 6),
    setval('vehicles.trim_id_seq', 7),
    setval('vehicles.engine_id_seq', 10),
    setval('vehicles.transmission_id_seq', 7);
