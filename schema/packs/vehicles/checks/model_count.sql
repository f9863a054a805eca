-- severity: error
-- reason: a pair too many is a second spelling, a pair too few was lost
-- promise: ${figures.models:,} models, counted as pairs of make and model
-- dataset: full
select
    count(*) as found,
    ${figures.models} as expected
from (select distinct make, model from vehicle_options) as pair
having count(*) <> ${figures.models};
