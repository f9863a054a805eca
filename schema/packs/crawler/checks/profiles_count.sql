-- severity: error
-- reason: rows were lost or added on the way
-- promise: ${rows.profiles:,} profiles
-- dataset: full
select
    count(*) as found,
    ${rows.profiles} as wanted
from profiles
having count(*) <> ${rows.profiles};
