-- severity: error
-- reason: one more is a second spelling or a stranger, one less is lost
-- promise: 53 makes
-- dataset: full
select
    count(distinct make) as found,
    53 as wanted,
    string_agg(distinct make, ', ') as makes
from vehicle_options
having count(distinct make) <> 53;
