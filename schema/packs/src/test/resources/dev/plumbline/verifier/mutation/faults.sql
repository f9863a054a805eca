-- Faults for a vehicles database that holds the sample: a name, the findings and warnings that have to tell it (each once), the
-- results that only follow from those, and the statements that plant it.

-- fault: an upper-case make
-- reported by: data/make_title_case
update vehicle_options set make = 'FORD' where make = 'Ford';

-- fault: a second spelling of a make
-- reported by: data/make_spelling
update vehicle_options set make = 'FoRd' where make = 'Ford' and model = (select min(model) from vehicle_options where make = 'Ford');

-- fault: a year too late
-- reported by: data/year_range
update vehicle_options set year = 2027 where year = 2026;

-- fault: a year too early
-- reported by: data/year_range
update vehicle_options set year = 1979 where year = 1980;

-- fault: an engine that is not there
-- reported by: data/orphans
-- so also: health/orphan_rows
set session_replication_role = replica;
update vehicle_options set engine_id = 999999 where id = (select min(id) from vehicle_options where make = 'Ford' and engine_id is not null);

-- fault: a transmission that is not there
-- reported by: data/orphans_of_transmissions
-- so also: health/orphan_rows
set session_replication_role = replica;
update vehicle_options set transmission_id = 999999 where id = (select min(id) from vehicle_options where make = 'Ford' and engine_id is not null);

-- fault: a blank behind a trim
-- reported by: data/blank_names
update vehicle_options set trim = trim || ' ' where id = (select min(id) from vehicle_options where make = 'Ford' and engine_id is not null);

-- fault: an empty trim
-- reported by: data/blank_names
update vehicle_options set trim = '' where id = (select min(id) from vehicle_options where make = 'Ford' and engine_id is not null);

-- fault: a blank before an engine
-- reported by: data/blank_names
update engines set name = ' ' || name where id = (select min(id) from engines);

-- fault: an option in the place of another
-- reported by: data/duplicate_options
update vehicle_options o set (trim, engine_id, transmission_id) = (p.trim, p.engine_id, p.transmission_id) from (select a.id, b.trim, b.engine_id, b.transmission_id from vehicle_options a join vehicle_options b using (year, make, model) where a.id <> b.id and a.engine_id is not null and b.engine_id is not null order by a.id, b.id limit 1) as p where p.id = o.id;

-- fault: one row deleted
-- reported by: data/option_count
delete from vehicle_options where id = (select min(o.id) from vehicle_options o where (select count(*) from vehicle_options p where (p.year, p.make, p.model) = (o.year, o.make, o.model)) > 1 and engine_id is not null);

-- fault: a missing year
-- reported by: data/year_count
update vehicle_options set year = 1984 where year = 1983;

-- fault: a wrong null share
-- reported by: data/null_engine_count
update vehicle_options set engine_id = (select min(id) from engines) where engine_id is null and make not in ('Tesla', 'Lucid', 'Rivian', 'Polestar');

-- fault: an engine too many
-- reported by: data/engine_count
insert into engines (name) values ('V99 9.9L');

-- fault: a transmission too few
-- reported by: data/transmission_count
update vehicle_options set transmission_id = null where transmission_id = (select max(id) from transmissions);
delete from transmissions where id = (select max(id) from transmissions);

-- fault: a model renamed in one row
-- reported by: data/model_count
update vehicle_options set model = 'Nowhere' where id = (select min(id) from vehicle_options where make = 'Ford' and engine_id is not null);

-- fault: a function that sorts the other way
-- reported by: contract/changed_function
-- so also: functions/get_models_for_year_make.all_keys
create or replace function get_models_for_year_make(year integer, make varchar) returns table (model varchar) language sql stable as 'select distinct o.model from vehicle_options o where o.year = $1 and o.make = $2 order by 1 desc';

-- fault: a function that answers twice
-- reported by: contract/changed_function
-- so also: functions/get_models_for_year_make.all_keys
create or replace function get_models_for_year_make(year integer, make varchar) returns table (model varchar) language sql stable as 'select o.model from vehicle_options o where o.year = $1 and o.make = $2 order by 1';

-- fault: a function that cuts off rows
-- reported by: contract/changed_function
-- so also: functions/get_models_for_year_make.all_keys
create or replace function get_models_for_year_make(year integer, make varchar) returns table (model varchar) language sql stable as 'select distinct o.model from vehicle_options o where o.year = $1 and o.make = $2 order by 1 limit 2';

-- fault: a function that adds a row
-- reported by: contract/changed_function
-- so also: functions/get_models_for_year_make.all_keys
create or replace function get_models_for_year_make(year integer, make varchar) returns table (model varchar) language sql stable as '(select distinct o.model from vehicle_options o where o.year = $1 and o.make = $2) union all select ''Zzz'' order by 1';

-- fault: a function that ignores the year
-- reported by: contract/changed_function
-- so also: functions/get_models_for_year_make.all_keys plans/get_models_for_year_make
create or replace function get_models_for_year_make(year integer, make varchar) returns table (model varchar) language sql stable as 'select distinct o.model from vehicle_options o where o.make = $2 order by 1';

-- fault: a function that answers in capitals
-- reported by: contract/changed_function
-- so also: functions/get_models_for_year_make.all_keys
create or replace function get_models_for_year_make(year integer, make varchar) returns table (model varchar) language sql stable as 'select distinct upper(o.model)::varchar from vehicle_options o where o.year = $1 and o.make = $2 order by 1';

-- fault: a function that ignores case
-- reported by: contract/changed_function
-- so also: functions/get_models_for_year_make.strange_keys plans/get_models_for_year_make
create or replace function get_models_for_year_make(year integer, make varchar) returns table (model varchar) language sql stable as 'select distinct o.model from vehicle_options o where o.year = $1 and lower(o.make) = lower($2) order by 1';

-- fault: a function that trims its key
-- reported by: contract/changed_function
-- so also: functions/get_models_for_year_make.strange_keys
create or replace function get_models_for_year_make(year integer, make varchar) returns table (model varchar) language sql stable as 'select distinct o.model from vehicle_options o where o.year = $1 and o.make = btrim($2) order by 1';

-- fault: a function for which null means any
-- reported by: contract/changed_function
-- so also: functions/get_models_for_year_make.strange_keys
create or replace function get_models_for_year_make(year integer, make varchar) returns table (model varchar) language sql stable as 'select distinct o.model from vehicle_options o where o.year = coalesce($1, 2000) and o.make = $2 order by 1';

-- fault: a function that refuses an empty key
-- reported by: contract/changed_function
-- so also: functions/get_models_for_year_make.all_keys
create or replace function get_models_for_year_make(year integer, make varchar) returns table (model varchar) language plpgsql stable as 'begin if $2 = '''' then raise exception ''no make''; end if; return query select distinct o.model from vehicle_options o where o.year = $1 and o.make = $2 order by 1; end';

-- fault: a function that matches patterns
-- reported by: contract/changed_function
-- so also: functions/get_models_for_year_make.strange_keys
create or replace function get_models_for_year_make(year integer, make varchar) returns table (model varchar) language sql stable as 'select distinct o.model from vehicle_options o where o.year = $1 and o.make like $2 order by 1';

-- fault: a function that loses electric vehicles
-- reported by: contract/changed_function
-- so also: functions/get_options_for_vehicle.all_keys
create or replace function get_options_for_vehicle(year integer, make varchar, model varchar, "trim" varchar) returns table (engine_name varchar, transmission_type varchar, engine_id integer, transmission_id integer) language sql stable as 'select distinct e.name, t.type, e.id, t.id from vehicle_options o join engines e on e.id = o.engine_id left join transmissions t on t.id = o.transmission_id where o.year = $1 and o.make = $2 and o.model = $3 and o.trim = $4 order by 1, 2, 3, 4';

-- fault: a function that reads the whole table
-- reported by: contract/changed_function
-- so also: plans/get_makes_for_year
create or replace function get_makes_for_year(year integer) returns table (make varchar) language plpgsql stable as 'begin return query select distinct o.make from vehicle_options o where o.year + 0 = $1 order by 1; end';

-- fault: a slow function
-- reported by: contract/changed_function
-- so also: latency/get_trims_for_year_make_model
create or replace function get_trims_for_year_make_model(year integer, make varchar, model varchar) returns table (trim_name varchar) language plpgsql stable as 'begin perform pg_sleep(0.003); return query select distinct o.trim from vehicle_options o where o.year = $1 and o.make = $2 and o.model = $3 order by 1; end';

-- fault: a function dropped
-- reported by: contract/missing_function
-- so also: functions/get_models_for_year_make.all_keys
drop function get_models_for_year_make;

-- fault: a function made volatile
-- reported by: contract/changed_function
alter function get_makes_for_year volatile;

-- fault: a function with its owner's rights
-- reported by: contract/changed_function
-- so also: health/security_definer_path
alter function get_makes_for_year security definer;

-- fault: a function renamed
-- reported by: contract/renamed_function
alter function get_makes_for_year rename to makes_of_year;

-- fault: a second function of the name
-- reported by: contract/unexpected_function
create function get_makes_for_year(year text) returns table (make varchar) language sql stable as 'select make from vehicle_options where vehicle_options.year = $1::int';

-- fault: an index dropped
-- reported by: contract/missing_index
drop index idx_vehicle_year_make_model_trim;

-- fault: three indexes dropped
-- reported by: contract/missing_index contract/missing_index contract/missing_index
-- so also: plans/get_makes_for_year plans/get_models_for_year_make plans/get_trims_for_year_make_model plans/get_options_for_vehicle
drop index idx_vehicle_year_make, idx_vehicle_year_make_model, idx_vehicle_year_make_model_trim;

-- fault: an index disabled
-- reported by: contract/changed_index
-- so also: health/invalid_index
update pg_index set indisvalid = false where indexrelid = 'idx_vehicle_year_make_model_trim'::regclass;

-- fault: an index on other columns
-- reported by: contract/changed_index
drop index idx_vehicle_year_make;
create index idx_vehicle_year_make on vehicle_options (make, year);

-- fault: an index twice
-- reported by: contract/unexpected_index
-- so also: health/duplicate_index
create index again on vehicle_options (year, make, model, trim);

-- fault: an index that begins another
-- reported by: contract/unexpected_index
-- so also: health/overlapping_index
create index by_year on vehicle_options (year);

-- fault: a table dropped
-- reported by: contract/missing_table
drop table transmissions cascade;

-- fault: a table renamed
-- reported by: contract/renamed_table
alter table transmissions rename to gears;

-- fault: a table added
-- reported by: contract/unexpected_table
create table extra (id int primary key);

-- fault: a table without a key added
-- reported by: contract/unexpected_table
-- so also: health/table_without_primary_key
create table notes (note text);

-- fault: a foreign key without an index added
-- reported by: contract/unexpected_table
-- so also: health/fk_without_index
create table recalls (id int primary key, engine_id int references engines);

-- fault: an unlogged table
-- reported by: contract/changed_table
-- so also: health/unlogged_table
alter table vehicle_options set unlogged;

-- fault: a column dropped
-- reported by: contract/missing_column
alter table engines drop column name cascade;

-- fault: a column added
-- reported by: contract/unexpected_column
alter table engines add column maker text;

-- fault: a column renamed
-- reported by: contract/renamed_column
alter table transmissions rename column type to kind;

-- fault: a column of another type
-- reported by: contract/changed_column
alter table vehicle_options alter column id type integer;

-- fault: a column that may be null
-- reported by: contract/changed_column
-- so also: contract/types_nullability
alter table engines alter column name drop not null;

-- fault: a default dropped
-- reported by: contract/changed_column
alter table engines alter column id drop default;

-- fault: an identity dropped
-- reported by: contract/changed_column
alter table vehicle_options alter column id drop identity;

-- fault: a primary key dropped
-- reported by: contract/missing_constraint
-- so also: contract/types_primary_key health/table_without_primary_key
alter table vehicle_options drop constraint vehicle_options_pkey;

-- fault: a unique key dropped
-- reported by: contract/missing_constraint
alter table engines drop constraint engines_name_key;

-- fault: a foreign key dropped
-- reported by: contract/missing_constraint
alter table vehicle_options drop constraint vehicle_options_engine_id_fkey;

-- fault: a foreign key not validated
-- reported by: contract/changed_constraint
-- so also: health/unvalidated_constraint
alter table vehicle_options drop constraint vehicle_options_engine_id_fkey;
alter table vehicle_options add constraint vehicle_options_engine_id_fkey foreign key (engine_id) references engines (id) not valid;

-- fault: a foreign key twice
-- reported by: contract/unexpected_constraint
-- so also: health/duplicate_foreign_key health/fk_without_index
alter table vehicle_options add constraint again foreign key (engine_id) references engines;

-- fault: a check added
-- reported by: contract/unexpected_constraint
alter table engines add constraint named check (name <> '');

-- fault: a constraint not valid added
-- reported by: contract/unexpected_constraint
-- so also: health/unvalidated_constraint
alter table vehicle_options add constraint late check (year > 1900) not valid;

-- fault: foreign keys switched off
-- reported by: contract/changed_constraint
-- so also: health/disabled_trigger
alter table engines disable trigger all;

-- fault: a trigger added
-- reported by: contract/unexpected_trigger
create trigger once before update on engines for each row execute function suppress_redundant_updates_trigger();

-- fault: a trigger switched off
-- reported by: contract/unexpected_trigger
-- so also: health/disabled_trigger
create trigger once before update on engines for each row execute function suppress_redundant_updates_trigger();
alter table engines disable trigger once;

-- fault: a view added
-- reported by: contract/unexpected_view
create view years as select distinct year from vehicle_options;

-- fault: an empty materialized view
-- reported by: contract/unexpected_materialized_view
-- so also: health/unpopulated_view
create materialized view years as select distinct year from vehicle_options with no data;

-- fault: statistics dropped
-- reported by: contract/missing_statistics
drop statistics vehicle_options_make_model;

-- fault: a comment changed
-- reported by: contract/changed_column
comment on column engines.name is 'A name.';

-- fault: row security switched on
-- reported by: contract/changed_table
alter table engines enable row level security;

-- fault: a type added
-- reported by: contract/unexpected_enum
create type mood as enum ('sad', 'ok');

-- fault: a sequence set too low
-- reported by: health/sequence_behind_column
select setval('engines_id_seq', 7);

-- fault: a sequence near its end
-- reported by: health/sequence_near_end
select setval('engines_id_seq', 2147483000);

-- fault: dead rows
-- reported by: health/dead_rows
alter table vehicle_options set (autovacuum_enabled = off);
update vehicle_options set trim = trim;
update vehicle_options set trim = trim;
update vehicle_options set trim = trim;
select pg_stat_force_next_flush();
analyze vehicle_options;
alter table vehicle_options reset (autovacuum_enabled);
begin;
-- autovacuum keeps away from a table locked like this
lock table vehicle_options in share update exclusive mode;
