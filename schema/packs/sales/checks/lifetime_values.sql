-- severity: warn
-- reason: marketing relies on it; it goes stale with every order until it is recalculated
-- promise: a customer's lifetime value is the sum of their completed orders
-- dataset: any
select
    c.id,
    c.total_lifetime_value as found,
    coalesce(sum(o.total_amount), 0) as expected
from customers as c
left join orders as o on o.customer_id = c.id and o.status = 'completed'
group by c.id, c.total_lifetime_value
having c.total_lifetime_value <> coalesce(sum(o.total_amount), 0)
order by c.id;
