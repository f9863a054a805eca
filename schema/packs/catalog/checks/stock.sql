-- severity: error
-- reason: customers order what is not there
-- promise: nothing is available of which there is none left
-- dataset: any
select
    shop,
    external_id,
    stock
from products
where available and stock = 0
order by shop, external_id;
