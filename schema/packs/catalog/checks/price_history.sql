-- severity: error
-- reason: the price chart on the product page ends at a different price from the one shown
-- promise: the last price of the history is the current price, and its days are in order
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
