-- severity: error
-- reason: dashboards read the aggregates and never the orders
-- promise: hourly, daily and monthly aggregates agree with the orders
-- dataset: any
with hours as (
    select
        date_trunc('hour', order_date, 'UTC') as hour,
        count(*) as orders,
        count(*) filter (where status = 'completed') as completed_orders,
        count(*) filter (where status = 'cancelled') as cancelled_orders,
        count(*) filter (where status = 'refunded') as refunded_orders,
        coalesce(sum(total_amount) filter (where status = 'completed'), 0) as revenue,
        coalesce(sum(total_amount) filter (where status = 'refunded'), 0) as refunded
    from orders
    group by 1
), expected as (
    select 'hourly_sales' as aggregate, hour::text as bucket, orders, completed_orders, cancelled_orders, refunded_orders, revenue, refunded
    from hours
    union all
    select 'daily_sales', (hour at time zone 'UTC')::date::text, sum(orders), sum(completed_orders), sum(cancelled_orders),
        sum(refunded_orders), sum(revenue), sum(refunded)
    from hours
    group by 2
    union all
    select 'monthly_sales', date_trunc('month', hour at time zone 'UTC')::date::text, sum(orders), sum(completed_orders),
        sum(cancelled_orders), sum(refunded_orders), sum(revenue), sum(refunded)
    from hours
    group by 2
), found as (
    select 'hourly_sales' as aggregate, hour::text as bucket, orders, completed_orders, cancelled_orders, refunded_orders, revenue, refunded
    from hourly_sales
    union all
    select 'daily_sales', day::text, orders, completed_orders, cancelled_orders, refunded_orders, revenue, refunded from daily_sales
    union all
    select 'monthly_sales', month::text, orders, completed_orders, cancelled_orders, refunded_orders, revenue, refunded from monthly_sales
)
select
    aggregate,
    bucket,
    found::text as found,
    expected::text as expected
from found
full join expected using (aggregate, bucket)
where (found.orders, found.completed_orders, found.cancelled_orders, found.refunded_orders, found.revenue, found.refunded)
    is distinct from
    (expected.orders, expected.completed_orders, expected.cancelled_orders, expected.refunded_orders, expected.revenue, expected.refunded)
order by aggregate, bucket;
