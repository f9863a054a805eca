-- Purpose: get_makes_for_year(year), the second drop-down: the makes that have a vehicle in a year, sorted
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: U0003__create_vehicle_options.sql takes it along with its table
-- Transaction: yes

-- One index probe for every make instead of one index entry for every option: a year has 24 to 29 thousand options
-- and about 50 makes. A null or unknown year gives no rows. Names are resolved here, once, and not by the search
-- path of the caller: the function finds its own table wherever the pack was migrated to.
create or replace function get_makes_for_year(year integer)
returns table (make varchar)
language sql
stable
parallel safe
begin atomic
    with recursive found (make) as (
        (
            select o.make
            from vehicle_options as o
            where o.year = get_makes_for_year.year
            order by o.make
            limit 1
        )
        union all
        select next.make
        from found
        cross join lateral (
            select o.make
            from vehicle_options as o
            where o.year = get_makes_for_year.year and o.make > found.make
            order by o.make
            limit 1
        ) as next
    )
    select found.make
    from found
    order by found.make;
end;
comment on function get_makes_for_year(integer) is 'The makes of a year, sorted, each once; no rows for a year without vehicles.';
