-- A catalogue of a few rows with what makes look-ups go wrong: one option listed twice, electric vehicles, a missing
-- transmission, quotes, blanks, letters outside ASCII, one name in two makes, names that differ in case alone.
insert into engines (id, name) values
    (1, 'V8 5.0L'), (2, 'V6 3.5L'), (3, 'L4 2.0L Turbo'), (4, 'L4 2.3L "EcoBoost"'), (9, 'never used');
insert into transmissions (id, type) values (1, '10-Speed Automatic'), (2, '6-Speed Manual'), (3, 'CVT');
insert into vehicle_options (year, make, model, trim, engine_id, transmission_id) values
    (2024, 'Ford', 'F-150', 'XLT', 1, 1),
    (2024, 'Ford', 'F-150', 'XLT', 2, 1),
    (2024, 'Ford', 'F-150', 'XLT', 2, 1),
    (2024, 'Ford', 'F-150', 'XL', 2, 1),
    (2024, 'Ford', 'F-150', 'Lariat', 1, null),
    (2024, 'Ford', 'Mustang', 'GT', 1, 2),
    (2024, 'Ford', 'Mustang', 'GT', 1, 1),
    (2024, 'Ford', 'Mustang', 'GT', 4, null),
    (2024, 'Ford', 'Mustang', 'GT', null, null),
    (2024, 'Tesla', 'Model 3', 'Long Range', null, 3),
    (2024, 'Tesla', 'Model 3', 'Long Range', null, null),
    (2024, 'Tesla', 'Model 3', 'Performance', null, 3),
    (2024, 'Kia', 'Cee''d', 'Sport "Plus"', 3, 2),
    (2024, 'Kia', 'F-150', 'XLT', 3, 2),
    (2023, 'Ford', 'F-150', 'XLT', 1, 1),
    (2023, 'Citroën', 'Ünïcode %s', 'Über \\ 100%', 3, 3),
    (2023, 'Ford', 'f-150', 'xlt', 3, 3),
    (1999, 'Land Rover', 'Defender  110', 'Base', 3, 2),
    (1980, 'AMC', 'Eagle', '', 3, 2);
