-- Purpose: a materialized view of what a customer brought, with the unique index it is refreshed by while it is read
-- Locks: none
-- Rewrites: none
-- Blocks: nothing; it is filled by one reading of its tables
-- Undo: U0021__add_customer_lifetime_value.sql drops it, exactly
-- Transaction: yes

-- Revenue is what completed orders brought: a cancelled or refunded order never counts, and neither do its items.
create materialized view customer_lifetime_value as
with bought as (
    select
        o.customer_id,
        count(*) filter (where o.status = 'completed') as completed_orders,
        count(*) filter (where o.status = 'refunded') as refunded_orders,
        coalesce(sum(o.total_amount) filter (where o.status = 'completed'), 0) as revenue,
        min(o.order_date) filter (where o.status = 'completed') as first_order_at,
        max(o.order_date) filter (where o.status = 'completed') as last_order_at
    from orders as o
    group by o.customer_id
)
select
    c.id as customer_id,
    c.segment,
    coalesce(b.completed_orders, 0) as completed_orders,
    coalesce(b.refunded_orders, 0) as refunded_orders,
    coalesce(b.revenue, 0) as revenue,
    round(b.revenue / nullif(b.completed_orders, 0), 2) as average_order_value,
    b.first_order_at,
    b.last_order_at
from customers as c
left join bought as b on b.customer_id = c.id;
create unique index customer_lifetime_value_customer_id_key on customer_lifetime_value (customer_id);
comment on materialized view customer_lifetime_value is 'What a customer brought, those that never bought included.';
comment on column customer_lifetime_value.customer_id is 'The customer.';
comment on column customer_lifetime_value.segment is 'The segment marketing has put the customer in.';
comment on column customer_lifetime_value.completed_orders is 'Orders that were completed.';
comment on column customer_lifetime_value.refunded_orders is 'Orders that were refunded.';
comment on column customer_lifetime_value.revenue is 'Sum of the completed orders.';
comment on column customer_lifetime_value.average_order_value is 'Revenue of a completed order; null without one.';
comment on column customer_lifetime_value.first_order_at is 'First completed order.';
comment on column customer_lifetime_value.last_order_at is 'Latest completed order.';
analyze customer_lifetime_value;
