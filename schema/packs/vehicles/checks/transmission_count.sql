-- severity: error
-- reason: rows were lost or added on the way
-- promise: 828 transmissions
-- dataset: full
select
    count(*) as found,
    828 as wanted
from transmissions
having count(*) <> 828;
