-- severity: error
-- reason: rows were lost or added along the way
-- promise: ${rows.engines:,} engines
-- dataset: full
select
    count(*) as found,
    ${rows.engines} as expected
from engines
having count(*) <> ${rows.engines};
