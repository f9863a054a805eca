-- Purpose: a materialized view of what a category brought, with all that lie in it, with the unique index it is refreshed by while it is read
-- Locks: none
-- Rewrites: none
-- Blocks: nothing; it is filled by one reading of its tables
-- Undo: U0020__add_category_performance.sql drops it, exactly
-- Transaction: yes

-- Revenue is what completed orders brought: a cancelled or refunded order never counts, and neither do its items.
create materialized view category_performance as
with recursive within as (
    select id as category_id, id as part_id from categories
    union all
    select w.category_id, c.id from within as w join categories as c on c.parent_id = w.part_id
)
select
    c.id as category_id,
    c.name,
    c.parent_id,
    count(p.product_id) as products,
    coalesce(sum(p.units_sold), 0) as units_sold,
    coalesce(sum(p.revenue), 0) as revenue,
    coalesce(sum(p.gross_profit), 0) as gross_profit
from categories as c
join within as w on w.category_id = c.id
left join product_performance as p on p.category_id = w.part_id
group by c.id;
create unique index category_performance_category_id_key on category_performance (category_id);
comment on materialized view category_performance is 'What a category brought with all that lie in it; reads product_performance.';
comment on column category_performance.category_id is 'The category.';
comment on column category_performance.name is 'Its name.';
comment on column category_performance.parent_id is 'The category it lies in.';
comment on column category_performance.products is 'Products in it and in all that lie in it.';
comment on column category_performance.units_sold is 'Pieces in completed orders.';
comment on column category_performance.revenue is 'What its products brought.';
comment on column category_performance.gross_profit is 'Revenue less what the pieces cost today.';
analyze category_performance;
