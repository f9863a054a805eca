-- severity: error
-- reason: rows were lost or added along the way
-- promise: ${rows.tool:,} tools
-- dataset: full
select
    count(*) as found,
    ${rows.tool} as expected
from tool
having count(*) <> ${rows.tool};
