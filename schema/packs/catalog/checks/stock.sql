-- severity: error
-- reason: customers order what is out of stock
-- promise: no product is available once its stock is zero
-- dataset: any
select
    shop,
    external_id,
    stock
from products
where available and stock = 0
order by shop, external_id;
