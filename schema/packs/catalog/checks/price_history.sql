-- severity: error
-- reason: the curve on the product page ends at another price than the page
-- promise: the last price of the history is the price of now, and the days are in order
-- dataset: any
select
    shop,
    external_id,
    price,
    price_history
from products
where (price_history -> -1 ->> 'price')::numeric <> price
    or (price_history -> 0 ->> 'on')::date > (price_history -> -1 ->> 'on')::date
order by shop, external_id;
