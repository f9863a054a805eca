-- severity: error
-- reason: a year without options leaves a hole in the first drop-down
-- promise: ${figures.years} distinct years, 1980 to 2026
-- dataset: full
with years as (
    select expected.year
    from generate_series(1980, 2026) as expected (year)
    where exists (select from vehicle_options as o where o.year = expected.year)
)
select
    (select count(*) from years) as found,
    ${figures.years} as expected,
    missing.year as missing_year
from generate_series(1980, 2026) as missing (year)
where missing.year not in (select year from years)
order by missing.year;
