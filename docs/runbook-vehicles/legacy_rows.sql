-- Fills the legacy schema with a catalogue of realistic size: 20 makes, 400 models, 8,000 model years, 24,000 trims,
-- 500 engines, 40 transmissions. The same rows every time. For trying out the replacement, and for tests.
-- Usage: psql -v ON_ERROR_STOP=1 -f legacy_rows.sql   (after: plumbline migrate vehicles --phase schema --target 0001)
begin;
insert into vehicles.make (name)
select name
from unnest(array[
    'Ford', 'Chevrolet', 'Toyota', 'Dodge', 'GMC', 'Nissan', 'Honda', 'BMW', 'Mercedes-Benz', 'Volkswagen',
    'Audi', 'Mazda', 'Subaru', 'Hyundai', 'Kia', 'Jeep', 'Volvo', 'Land Rover', 'Tesla', 'Citroën'
]) as name;

insert into vehicles.model (make_id, name)
select mk.id, (array['Series', 'Grand', 'Cee''d', 'F-', 'X'])[1 + n % 5] || ' ' || n
from vehicles.make as mk
cross join generate_series(1, 20) as n
order by mk.id, n;

insert into vehicles.model_year (model_id, year)
select md.id, 1980 + (md.id * 7 + n) % 47
from vehicles.model as md
cross join generate_series(0, 19) as n
order by md.id, n;

insert into vehicles.trim (model_year_id, name)
select my.id, (array['Base', 'XLT', 'Sport "Plus"'])[n]
from vehicles.model_year as my
cross join generate_series(1, 3) as n
order by my.id, n;

insert into vehicles.engine (name)
select (array['L4', 'V6', 'V8', 'H4', 'L6'])[1 + n % 5] || ' ' || (1.0 + n / 5 * 0.1)::numeric(4, 1) || 'L'
from generate_series(0, 499) as n;

insert into vehicles.transmission (type)
select (1 + n % 10) || '-Speed ' || (array['Automatic', 'Manual', 'Dual Clutch', 'CVT'])[1 + n / 10]
from generate_series(0, 39) as n;

insert into vehicles.trim_engine (trim_id, engine_id)
select t.id, 1 + (t.id * 31 + n * 7) % 500
from vehicles.trim as t
join vehicles.model_year as my on my.id = t.model_year_id
join vehicles.model as md on md.id = my.model_id
join vehicles.make as mk on mk.id = md.make_id and mk.name <> 'Tesla'
cross join generate_series(0, 1) as n;

insert into vehicles.trim_transmission (trim_id, transmission_id)
select t.id, 1 + (t.id * 13 + n * 3) % 40
from vehicles.trim as t
cross join generate_series(0, 1) as n;
commit;
analyze;
