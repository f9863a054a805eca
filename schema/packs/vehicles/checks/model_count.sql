-- severity: error
-- reason: a pair more is a second spelling, a pair less is lost
-- promise: 1,741 models, counted as pairs of make and model
-- dataset: full
select
    count(*) as found,
    1741 as wanted
from (select distinct make, model from vehicle_options) as pair
having count(*) <> 1741;
