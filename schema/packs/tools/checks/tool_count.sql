-- severity: error
-- reason: rows were lost or added on the way
-- promise: ${rows.tool:,} tools
-- dataset: full
select
    count(*) as found,
    ${rows.tool} as wanted
from tool
having count(*) <> ${rows.tool};
