-- severity: error
-- reason: rows were lost or added along the way
-- promise: ${rows.profiles:,} profiles
-- dataset: full
select
    count(*) as found,
    ${rows.profiles} as expected
from profiles
having count(*) <> ${rows.profiles};
