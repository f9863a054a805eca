-- Purpose: get_models_for_year_make(year, make), the third drop-down: the models of a make in a year, sorted
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: U0003__create_vehicle_options.sql takes it along with its table
-- Transaction: yes

-- One index probe for every model, see get_makes_for_year. The make is compared as it is written.
create or replace function get_models_for_year_make(year integer, make varchar)
returns table (model varchar)
language sql
stable
parallel safe
begin atomic
    with recursive found (model) as (
        (
            select o.model
            from vehicle_options as o
            where o.year = get_models_for_year_make.year and o.make = get_models_for_year_make.make
            order by o.model
            limit 1
        )
        union all
        select next.model
        from found
        cross join lateral (
            select o.model
            from vehicle_options as o
            where o.year = get_models_for_year_make.year
                and o.make = get_models_for_year_make.make
                and o.model > found.model
            order by o.model
            limit 1
        ) as next
    )
    select found.model
    from found
    order by found.model;
end;
comment on function get_models_for_year_make(integer, varchar) is 'The models of a make in a year, sorted, each once; no rows for what does not exist.';
