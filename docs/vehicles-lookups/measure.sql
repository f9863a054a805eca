-- Calls the four look-ups once for every key that the tables hold, in a shuffled order, and prints what the calls cost
-- on the server: p50, p95, p99 and max of the time, and the buffers touched.
--   planned:  a statement planned for the call (planning + execution), what a client without prepared statements gets
--   prepared: a prepared statement with a generic plan, what a client with a pool gets
-- Usage: psql -f measure.sql          every key
--        psql -v one_in=20 -f measure.sql   one key in twenty
\if :{?one_in}
\else
    \set one_in 1
\endif
\set QUIET on
\pset footer off
set client_min_messages = warning;

create temporary table called (function text, way text, key text, answered int, ms numeric, buffers int);

-- One call; execution time comes without per-node clocks, which would cost more than the call.
create function pg_temp.call(function text, way text, statement text, key text) returns void language plpgsql as $$
declare
    plan jsonb;
begin
    execute 'explain (analyze, buffers, timing off, format json) ' || statement into plan;
    insert into called values (
        function, way, key, (plan -> 0 -> 'Plan' ->> 'Actual Rows')::numeric,
        (plan -> 0 ->> 'Planning Time')::numeric + (plan -> 0 ->> 'Execution Time')::numeric,
        (plan -> 0 -> 'Plan' ->> 'Shared Hit Blocks')::int + (plan -> 0 -> 'Plan' ->> 'Shared Read Blocks')::int);
end $$;

create temporary table key_of as
select 'get_makes_for_year' as function, format('(%L)', year) as arguments
from (select distinct year from vehicle_options) as k
union all
select 'get_models_for_year_make', format('(%L, %L)', year, make)
from (select distinct year, make from vehicle_options) as k
union all
select 'get_trims_for_year_make_model', format('(%L, %L, %L)', year, make, model)
from (select distinct year, make, model from vehicle_options) as k
union all
select 'get_options_for_vehicle', format('(%L, %L, %L, %L)', year, make, model, trim)
from (select distinct year, make, model, trim from vehicle_options) as k;
delete from key_of
where hashtext(arguments) % :one_in <> 0 and function in ('get_trims_for_year_make_model', 'get_options_for_vehicle');

prepare get_makes_for_year (int) as select * from get_makes_for_year($1);
prepare get_models_for_year_make (int, varchar) as select * from get_models_for_year_make($1, $2);
prepare get_trims_for_year_make_model (int, varchar, varchar) as select * from get_trims_for_year_make_model($1, $2, $3);
prepare get_options_for_vehicle (int, varchar, varchar, varchar) as select * from get_options_for_vehicle($1, $2, $3, $4);

-- The years are few: they are called 50 times each.
select count(pg_temp.call(function, 'planned', 'select * from ' || function || arguments, arguments)) as planned
from (
    select *
    from key_of
    cross join lateral generate_series(1, case when function = 'get_makes_for_year' then 50 else 1 end)
    order by hashtext(arguments)
) as shuffled \g /dev/null

set plan_cache_mode = force_generic_plan;
select count(pg_temp.call(function, 'prepared', 'execute ' || function || arguments, arguments)) as prepared
from (
    select *
    from key_of
    cross join lateral generate_series(1, case when function = 'get_makes_for_year' then 50 else 1 end)
    order by hashtext(arguments)
) as shuffled \g /dev/null
reset plan_cache_mode;

select
    function,
    way,
    count(*) as calls,
    percentile_disc(0.5) within group (order by ms) as p50_ms,
    percentile_disc(0.95) within group (order by ms) as p95_ms,
    percentile_disc(0.99) within group (order by ms) as p99_ms,
    max(ms) as max_ms,
    percentile_disc(0.5) within group (order by answered) as rows_p50,
    max(answered) as rows_max,
    percentile_disc(0.5) within group (order by buffers) as buffers_p50,
    max(buffers) as buffers_max,
    round(max(buffers::numeric / (answered + 1)), 1) as most_buffers_per_row
from called
group by function, way
order by max(case function when 'get_makes_for_year' then 1 when 'get_models_for_year_make' then 2
    when 'get_trims_for_year_make_model' then 3 else 4 end), way;
