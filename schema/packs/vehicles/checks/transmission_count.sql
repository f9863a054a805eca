-- severity: error
-- reason: rows were lost or added on the way
-- promise: ${rows.transmissions} transmissions
-- dataset: full
select
    count(*) as found,
    ${rows.transmissions} as wanted
from transmissions
having count(*) <> ${rows.transmissions};
