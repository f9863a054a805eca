-- Purpose: a materialized view of what an hour brought, with the unique index it is refreshed by while it is read
-- Locks: none
-- Rewrites: none
-- Blocks: nothing; it is filled by one reading of its tables
-- Undo: U0018__add_hourly_metrics.sql drops it, exactly
-- Transaction: yes

-- Revenue is what completed orders brought: a cancelled or refunded order never counts, and neither do its items.
create materialized view hourly_metrics as
select
    date_trunc('hour', o.order_date, 'UTC') as hour,
    count(*) as orders,
    count(*) filter (where o.status = 'completed') as completed_orders,
    count(distinct o.customer_id) filter (where o.status = 'completed') as customers,
    coalesce(sum(o.total_amount) filter (where o.status = 'completed'), 0) as revenue,
    round(avg(o.total_amount) filter (where o.status = 'completed'), 2) as average_order_value
from orders as o
group by 1;
create unique index hourly_metrics_hour_key on hourly_metrics (hour);
comment on materialized view hourly_metrics is 'What an hour brought.';
comment on column hourly_metrics.hour is 'Beginning of the hour.';
comment on column hourly_metrics.orders is 'Orders of the hour in any status.';
comment on column hourly_metrics.completed_orders is 'Orders that were completed.';
comment on column hourly_metrics.customers is 'Different customers of completed orders.';
comment on column hourly_metrics.revenue is 'Sum of the completed orders.';
comment on column hourly_metrics.average_order_value is 'Revenue of a completed order; null without one.';
analyze hourly_metrics;
