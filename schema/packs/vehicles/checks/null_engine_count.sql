-- severity: error
-- reason: too many means that options lost their engine, too few that electric vehicles were given one
-- promise: ${figures.options_without_engine:,} options without an engine, about 1.1 %
-- dataset: full
select
    count(*) filter (where engine_id is null) as found,
    ${figures.options_without_engine} as expected,
    round(100.0 * count(*) filter (where engine_id is null) / nullif(count(*), 0), 2) as percent
from vehicle_options
having count(*) filter (where engine_id is null) <> ${figures.options_without_engine};
