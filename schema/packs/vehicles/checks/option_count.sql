-- severity: error
-- reason: rows were lost or added along the way
-- promise: ${rows.vehicle_options:,} options
-- dataset: full
select
    count(*) as found,
    ${rows.vehicle_options} as expected
from vehicle_options
having count(*) <> ${rows.vehicle_options};
