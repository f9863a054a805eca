-- severity: error
-- reason: customers are shown a saving that they do not get
-- promise: a discount is the original price less the price, and its percentage is of the original price
-- dataset: any
select
    shop,
    external_id,
    price,
    original_price,
    discount,
    discount_percentage
from products
where (original_price is null) <> (discount is null)
    or (original_price is null) <> (discount_percentage is null)
    or discount <> original_price - price
    or discount_percentage <> round(100 * (original_price - price) / nullif(original_price, 0), 2)
order by shop, external_id;
