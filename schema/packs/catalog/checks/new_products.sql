-- severity: error
-- reason: the page of new products shows old ones
-- promise: a product is new for the 30 days after it was first seen
-- dataset: any
select
    shop,
    external_id,
    first_seen,
    last_updated,
    is_new
from products
where is_new <> (last_updated < first_seen + interval '720 hours')
    or last_updated < first_seen
order by shop, external_id;
