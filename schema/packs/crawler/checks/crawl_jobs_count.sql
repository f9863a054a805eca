-- severity: error
-- reason: rows were lost or added along the way
-- promise: ${rows.crawl_jobs:,} crawl_jobs
-- dataset: full
select
    count(*) as found,
    ${rows.crawl_jobs} as expected
from crawl_jobs
having count(*) <> ${rows.crawl_jobs};
