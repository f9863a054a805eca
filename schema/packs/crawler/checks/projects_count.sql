-- severity: error
-- reason: rows were lost or added on the way
-- promise: ${rows.projects:,} projects
-- dataset: full
select
    count(*) as found,
    ${rows.projects} as wanted
from projects
having count(*) <> ${rows.projects};
