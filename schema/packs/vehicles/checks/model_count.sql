-- severity: error
-- reason: a pair more is a second spelling, a pair less is lost
-- promise: ${figures.models:,} models, counted as pairs of make and model
-- dataset: full
select
    count(*) as found,
    ${figures.models} as wanted
from (select distinct make, model from vehicle_options) as pair
having count(*) <> ${figures.models};
