-- severity: error
-- reason: items find their order by id and date: with a different date they find none
-- promise: an item has the date of its order
-- dataset: any
select
    i.id,
    i.order_date as found,
    o.order_date as expected
from order_items as i
join orders as o on o.id = i.order_id
where i.order_date <> o.order_date
order by i.id;
