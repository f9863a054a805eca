-- severity: error
-- reason: rows were lost or added on the way
-- promise: ${rows.images:,} images
-- dataset: full
select
    count(*) as found,
    ${rows.images} as wanted
from images
having count(*) <> ${rows.images};
