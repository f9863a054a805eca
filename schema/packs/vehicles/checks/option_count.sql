-- severity: error
-- reason: rows were lost or added on the way
-- promise: 1,122,644 options
-- dataset: full
select
    count(*) as found,
    1122644 as wanted
from vehicle_options
having count(*) <> 1122644;
