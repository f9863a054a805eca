-- severity: error
-- reason: one too many is a second spelling or does not belong here, one too few was lost
-- promise: ${figures.makes} makes
-- dataset: full
select
    count(distinct make) as found,
    ${figures.makes} as expected,
    string_agg(distinct make, ', ') as makes
from vehicle_options
having count(distinct make) <> ${figures.makes};
