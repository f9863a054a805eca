-- severity: error
-- reason: revenue counts the total of an order, product performance its items: the two must agree
-- promise: the total of an order is the sum of its items
-- dataset: any
select
    o.id,
    o.total_amount as found,
    coalesce(sum(i.total_price), 0) as expected
from orders as o
left join order_items as i on i.order_id = o.id
group by o.id, o.total_amount
having o.total_amount <> coalesce(sum(i.total_price), 0)
order by o.id;
