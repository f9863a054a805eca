-- severity: error
-- reason: rows were lost or added along the way
-- promise: ${rows.export_jobs:,} export_jobs
-- dataset: full
select
    count(*) as found,
    ${rows.export_jobs} as expected
from export_jobs
having count(*) <> ${rows.export_jobs};
