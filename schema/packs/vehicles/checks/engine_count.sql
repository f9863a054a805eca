-- severity: error
-- reason: rows were lost or added on the way
-- promise: ${rows.engines:,} engines
-- dataset: full
select
    count(*) as found,
    ${rows.engines} as wanted
from engines
having count(*) <> ${rows.engines};
