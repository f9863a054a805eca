-- severity: error
-- reason: rows were lost or added along the way
-- promise: ${rows.images:,} images
-- dataset: full
select
    count(*) as found,
    ${rows.images} as expected
from images
having count(*) <> ${rows.images};
