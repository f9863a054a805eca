-- severity: error
-- reason: rows were lost or added along the way
-- promise: ${rows.validation_jobs:,} validation_jobs
-- dataset: full
select
    count(*) as found,
    ${rows.validation_jobs} as expected
from validation_jobs
having count(*) <> ${rows.validation_jobs};
