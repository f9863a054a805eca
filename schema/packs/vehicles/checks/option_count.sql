-- severity: error
-- reason: rows were lost or added on the way
-- promise: ${rows.vehicle_options:,} options
-- dataset: full
select
    count(*) as found,
    ${rows.vehicle_options} as wanted
from vehicle_options
having count(*) <> ${rows.vehicle_options};
