-- severity: warn
-- reason: marketing decides by it; it goes stale with every order until it is counted again
-- promise: the lifetime value of a customer is the sum of the completed orders
-- dataset: any
select
    c.id,
    c.total_lifetime_value as found,
    coalesce(sum(o.total_amount), 0) as wanted
from customers as c
left join orders as o on o.customer_id = c.id and o.status = 'completed'
group by c.id, c.total_lifetime_value
having c.total_lifetime_value <> coalesce(sum(o.total_amount), 0)
order by c.id;
