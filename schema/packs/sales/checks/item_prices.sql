-- severity: error
-- reason: the line is what the customer paid
-- promise: the price of a line is its quantity times the price of a piece
-- dataset: any
select
    id,
    total_price as found,
    quantity * unit_price as wanted
from order_items
where total_price <> quantity * unit_price
order by id;
