-- severity: error
-- reason: more are options that lost their engine, less are electric vehicles that were given one
-- promise: ${figures.options_without_engine:,} options without an engine, about 1.1 %
-- dataset: full
select
    count(*) filter (where engine_id is null) as found,
    ${figures.options_without_engine} as wanted,
    round(100.0 * count(*) filter (where engine_id is null) / nullif(count(*), 0), 2) as percent
from vehicle_options
having count(*) filter (where engine_id is null) <> ${figures.options_without_engine};
