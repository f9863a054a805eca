-- Purpose: get_options_for_vehicle(year, make, model, trim), the end of the cascade: what one trim is offered with
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: U0003__create_vehicle_options.sql takes it along with its table
-- Transaction: yes

-- An electric vehicle comes back with a null engine, an unknown transmission with a null one; nulls sort last.
-- The names are looked up by key for every pair, never joined: a join lets the planner read a whole table of parts.
create or replace function get_options_for_vehicle(year integer, make varchar, model varchar, "trim" varchar)
returns table (engine_name varchar, transmission_type varchar, engine_id integer, transmission_id integer)
language sql
stable
parallel safe
begin atomic
    select
        (select e.name from engines as e where e.id = pair.engine_id) as engine_name,
        (select t.type from transmissions as t where t.id = pair.transmission_id) as transmission_type,
        pair.engine_id,
        pair.transmission_id
    from (
        select distinct
            o.engine_id,
            o.transmission_id
        from vehicle_options as o
        where o.year = get_options_for_vehicle.year
            and o.make = get_options_for_vehicle.make
            and o.model = get_options_for_vehicle.model
            and o.trim = get_options_for_vehicle."trim"
    ) as pair
    order by engine_name, transmission_type, engine_id, transmission_id;
end;
comment on function get_options_for_vehicle(integer, varchar, varchar, varchar) is 'Engine and transmission of every option of a vehicle, sorted, each pair once; the engine of an electric vehicle is null.';
