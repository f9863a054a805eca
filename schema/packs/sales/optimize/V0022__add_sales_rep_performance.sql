-- Purpose: a materialized view of what a representative sold and is due, with the unique index it is refreshed by while it is read
-- Locks: none
-- Rewrites: none
-- Blocks: nothing; it is filled by one reading of its tables
-- Undo: U0022__add_sales_rep_performance.sql drops it, exactly
-- Transaction: yes

-- Revenue is what completed orders brought: a cancelled or refunded order never counts, and neither do its items.
create materialized view sales_rep_performance as
with sold as (
    select
        o.sales_rep_id,
        count(*) filter (where o.status = 'completed') as completed_orders,
        count(distinct o.customer_id) filter (where o.status = 'completed') as customers,
        coalesce(sum(o.total_amount) filter (where o.status = 'completed'), 0) as revenue
    from orders as o
    where o.sales_rep_id is not null
    group by o.sales_rep_id
)
select
    r.id as sales_rep_id,
    r.name,
    r.region,
    coalesce(s.completed_orders, 0) as completed_orders,
    coalesce(s.customers, 0) as customers,
    coalesce(s.revenue, 0) as revenue,
    round(coalesce(s.revenue, 0) * r.commission_rate, 2) as commission,
    rank() over (partition by r.region order by coalesce(s.revenue, 0) desc) as rank_in_region
from sales_representatives as r
left join sold as s on s.sales_rep_id = r.id;
create unique index sales_rep_performance_sales_rep_id_key on sales_rep_performance (sales_rep_id);
comment on materialized view sales_rep_performance is 'What a representative sold, and what is due for it.';
comment on column sales_rep_performance.sales_rep_id is 'The representative.';
comment on column sales_rep_performance.name is 'Name of the representative.';
comment on column sales_rep_performance.region is 'Where the representative sells.';
comment on column sales_rep_performance.completed_orders is 'Completed orders.';
comment on column sales_rep_performance.customers is 'Different customers of these.';
comment on column sales_rep_performance.revenue is 'Sum of these.';
comment on column sales_rep_performance.commission is 'Revenue times the rate of today.';
comment on column sales_rep_performance.rank_in_region is '1 for the one that sold most in the region.';
analyze sales_rep_performance;
