-- severity: warn
-- reason: a dashboard shows what the last refresh saw; plumbline refresh sales brings it up to date
-- promise: the materialized views include every completed order
-- dataset: any
with live as (
    select count(*) as orders, coalesce(sum(total_amount), 0) as revenue from orders where status = 'completed'
), seen as (
    select 'daily_sales_summary' as view, coalesce(sum(completed_orders), 0) as orders, coalesce(sum(revenue), 0) as revenue
    from daily_sales_summary
    union all
    select 'hourly_metrics', coalesce(sum(completed_orders), 0), coalesce(sum(revenue), 0) from hourly_metrics
    union all
    select 'customer_lifetime_value', coalesce(sum(completed_orders), 0), coalesce(sum(revenue), 0) from customer_lifetime_value
)
select
    seen.view,
    seen.orders as found,
    live.orders as expected
from seen
cross join live
where (seen.orders, seen.revenue) <> (live.orders, live.revenue)
order by seen.view;
