-- severity: error
-- reason: rows were lost or added on the way
-- promise: ${rows.export_jobs:,} export_jobs
-- dataset: full
select
    count(*) as found,
    ${rows.export_jobs} as wanted
from export_jobs
having count(*) <> ${rows.export_jobs};
