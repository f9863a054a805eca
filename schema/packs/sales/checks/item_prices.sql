-- severity: error
-- reason: the line is what the customer paid
-- promise: the price of a line is its quantity times the unit price
-- dataset: any
select
    id,
    total_price as found,
    quantity * unit_price as expected
from order_items
where total_price <> quantity * unit_price
order by id;
