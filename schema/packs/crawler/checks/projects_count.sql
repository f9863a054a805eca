-- severity: error
-- reason: rows were lost or added along the way
-- promise: ${rows.projects:,} projects
-- dataset: full
select
    count(*) as found,
    ${rows.projects} as expected
from projects
having count(*) <> ${rows.projects};
