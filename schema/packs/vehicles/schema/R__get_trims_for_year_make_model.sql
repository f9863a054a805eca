-- Purpose: get_trims_for_year_make_model(year, make, model), the fourth drop-down: the trims of a model, sorted
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: U0003__create_vehicle_options.sql takes it along with its table
-- Transaction: yes

-- One index probe for every trim, see get_makes_for_year. Make and model are compared as they are written.
create or replace function get_trims_for_year_make_model(year integer, make varchar, model varchar)
returns table (trim_name varchar)
language sql
stable
parallel safe
begin atomic
    with recursive found (trim_name) as (
        (
            select o.trim
            from vehicle_options as o
            where o.year = get_trims_for_year_make_model.year
                and o.make = get_trims_for_year_make_model.make
                and o.model = get_trims_for_year_make_model.model
            order by o.trim
            limit 1
        )
        union all
        select next.trim
        from found
        cross join lateral (
            select o.trim
            from vehicle_options as o
            where o.year = get_trims_for_year_make_model.year
                and o.make = get_trims_for_year_make_model.make
                and o.model = get_trims_for_year_make_model.model
                and o.trim > found.trim_name
            order by o.trim
            limit 1
        ) as next
    )
    select found.trim_name
    from found
    order by found.trim_name;
end;
comment on function get_trims_for_year_make_model(integer, varchar, varchar) is 'The trims of a model in a year, sorted, each once; no rows for what does not exist.';
