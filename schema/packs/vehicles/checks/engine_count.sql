-- severity: error
-- reason: rows were lost or added on the way
-- promise: 30,066 engines
-- dataset: full
select
    count(*) as found,
    30066 as wanted
from engines
having count(*) <> 30066;
