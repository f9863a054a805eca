-- Purpose: a materialized view of what a product brought, with the unique index it is refreshed by while it is read
-- Locks: none
-- Rewrites: none
-- Blocks: nothing; it is filled by one reading of its tables
-- Undo: U0019__add_product_performance.sql drops it, exactly
-- Transaction: yes

-- Revenue is what completed orders brought: a cancelled or refunded order never counts, and neither do its items.
create materialized view product_performance as
with sold as (
    select
        i.product_id,
        sum(i.quantity) as units_sold,
        sum(i.total_price) as revenue,
        count(distinct o.id) as completed_orders,
        max(o.order_date) as last_sold_at
    from orders as o
    join order_items as i on i.order_id = o.id and i.order_date = o.order_date
    where o.status = 'completed'
    group by i.product_id
)
select
    p.id as product_id,
    p.name,
    p.category_id,
    coalesce(s.completed_orders, 0) as completed_orders,
    coalesce(s.units_sold, 0) as units_sold,
    coalesce(s.revenue, 0) as revenue,
    coalesce(s.revenue, 0) - coalesce(s.units_sold, 0) * p.cost_price as gross_profit,
    s.last_sold_at,
    rank() over (partition by p.category_id order by coalesce(s.revenue, 0) desc) as rank_in_category
from products as p
left join sold as s on s.product_id = p.id;
create unique index product_performance_product_id_key on product_performance (product_id);
create index product_performance_rank_idx on product_performance (category_id, rank_in_category);
comment on materialized view product_performance is 'What a product brought, those that nobody bought included.';
comment on column product_performance.product_id is 'The product.';
comment on column product_performance.name is 'Its name.';
comment on column product_performance.category_id is 'The category it is sold in.';
comment on column product_performance.completed_orders is 'Completed orders with it.';
comment on column product_performance.units_sold is 'Pieces in completed orders.';
comment on column product_performance.revenue is 'What its lines in completed orders brought.';
comment on column product_performance.gross_profit is 'Revenue less what the pieces cost today.';
comment on column product_performance.last_sold_at is 'Latest completed order with it; null when nobody bought it.';
comment on column product_performance.rank_in_category is '1 for the one that brought most in its category.';
analyze product_performance;
