-- severity: error
-- reason: one more is a second spelling or a stranger, one less is lost
-- promise: ${figures.makes} makes
-- dataset: full
select
    count(distinct make) as found,
    ${figures.makes} as wanted,
    string_agg(distinct make, ', ') as makes
from vehicle_options
having count(distinct make) <> ${figures.makes};
