-- Purpose: a materialized view of what a day brought, with the unique index it is refreshed by while it is read
-- Locks: none
-- Rewrites: none
-- Blocks: nothing; it is filled by one reading of its tables
-- Undo: U0017__add_daily_sales_summary.sql drops it, exactly
-- Transaction: yes

-- Revenue is what completed orders brought: a cancelled or refunded order never counts, and neither do its items.
create materialized view daily_sales_summary as
with per_order as (
    select
        (o.order_date at time zone 'UTC')::date as day,
        o.customer_id,
        o.status,
        o.total_amount
    from orders as o
), sold as (
    select
        (o.order_date at time zone 'UTC')::date as day,
        sum(i.quantity) as units,
        sum(i.quantity * p.cost_price) as cost
    from orders as o
    join order_items as i on i.order_id = o.id and i.order_date = o.order_date
    join products as p on p.id = i.product_id
    where o.status = 'completed'
    group by 1
)
select
    d.day,
    count(*) as orders,
    count(*) filter (where d.status = 'completed') as completed_orders,
    count(*) filter (where d.status = 'cancelled') as cancelled_orders,
    count(*) filter (where d.status = 'refunded') as refunded_orders,
    count(distinct d.customer_id) filter (where d.status = 'completed') as customers,
    coalesce(max(s.units), 0) as units_sold,
    coalesce(sum(d.total_amount) filter (where d.status = 'completed'), 0) as revenue,
    coalesce(sum(d.total_amount) filter (where d.status = 'completed'), 0) - coalesce(max(s.cost), 0) as gross_profit
from per_order as d
left join sold as s on s.day = d.day
group by d.day;
create unique index daily_sales_summary_day_key on daily_sales_summary (day);
comment on materialized view daily_sales_summary is 'What a day in UTC brought.';
comment on column daily_sales_summary.day is 'The day in UTC.';
comment on column daily_sales_summary.orders is 'Orders of the day in any status.';
comment on column daily_sales_summary.completed_orders is 'Orders that were completed.';
comment on column daily_sales_summary.cancelled_orders is 'Orders that were cancelled.';
comment on column daily_sales_summary.refunded_orders is 'Orders that were refunded.';
comment on column daily_sales_summary.customers is 'Different customers of completed orders.';
comment on column daily_sales_summary.units_sold is 'Pieces in completed orders.';
comment on column daily_sales_summary.revenue is 'Sum of the completed orders.';
comment on column daily_sales_summary.gross_profit is 'Revenue less what the pieces cost today.';
analyze daily_sales_summary;
