-- severity: error
-- reason: rows were lost or added along the way
-- promise: ${rows.transmissions} transmissions
-- dataset: full
select
    count(*) as found,
    ${rows.transmissions} as expected
from transmissions
having count(*) <> ${rows.transmissions};
