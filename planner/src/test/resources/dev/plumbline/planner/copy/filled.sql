-- A database in the shape of production: keys that depend on each other, a partitioned table, documents, expressions, extended statistics.
create type fuel as enum ('petrol', 'diesel', 'hybrid', 'electric');
create domain model_year as smallint check (value between 1900 and 2100);
create table makes (id int primary key, name text not null unique);
create table models (id int primary key, make_id int not null references makes, name text not null);
create table vehicles (
  id bigint primary key,
  gone int,
  year model_year not null,
  model_id int not null references models,
  trim text not null,
  fuel fuel not null,
  price numeric(10, 2),
  tags text[] not null,
  attributes jsonb not null,
  note text,
  listed daterange not null);
alter table vehicles drop column gone;
create table readings (vehicle_id bigint not null, taken date not null, km int not null) partition by range (taken);
create table readings_2023 partition of readings for values from ('2023-01-01') to ('2024-01-01');
create table readings_2024 partition of readings for values from ('2024-01-01') to ('2025-01-01');
create table readings_2025 partition of readings for values from ('2025-01-01') to ('2026-01-01');
insert into makes select i, 'make ' || i from generate_series(1, 60) i;
insert into models select i, 1 + i % 60, 'model ' || i from generate_series(1, 2000) i;
insert into vehicles
select i, 1990 + (i::bigint * 7919) % 35, 1 + (i::bigint * i) % 2000, 'trim ' || (i % 40), (enum_range(null::fuel))[1 + (sqrt(i % 100))::int % 4],
  case when i % 50 = 0 then null else 5000 + (i::bigint * 31) % 90000 end, array['t' || i % 9, 'u' || i % 17],
  jsonb_build_object('doors', i % 5, 'colour', 'c' || i % 23), case when i % 20 = 0 then 'note ' || i end,
  daterange(date '2020-01-01' + i % 1000, date '2020-01-01' + i % 1000 + i % 90)
from generate_series(1, :rows) i;
insert into readings select 1 + i % (:rows / 2), date '2023-01-01' + i % 1095, i % 300000 from generate_series(1, :rows / 2) i;
create index vehicles_model_year on vehicles (model_id, year);
create index vehicles_trim_lower on vehicles (lower(trim));
create index vehicles_electric on vehicles (price) where fuel = 'electric';
create index vehicles_attributes on vehicles using gin (attributes jsonb_path_ops);
create index vehicles_tags on vehicles using gin (tags);
create index vehicles_year_brin on vehicles using brin (id);
create index vehicles_listed on vehicles using gist (listed);
create index models_make on models (make_id);
create index readings_vehicle on readings (vehicle_id, taken);
create statistics vehicles_dependent (ndistinct, dependencies, mcv) on model_id, year from vehicles;
create statistics vehicles_expression on (price / 1000) from vehicles;
create view listed as
select v.id, k.name as make, m.name as model, v.year, v.trim
from vehicles v join models m on m.id = v.model_id join makes k on k.id = m.make_id;
