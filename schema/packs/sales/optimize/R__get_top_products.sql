-- Purpose: get_top_products(category_id), the ten products of a category that brought most
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: U0019__add_product_performance.sql takes it along
-- Transaction: yes

create or replace function get_top_products(category_id uuid)
returns table (rank_in_category bigint, product_id uuid, name varchar, units_sold bigint, revenue numeric)
language sql
stable
parallel safe
begin atomic
    select p.rank_in_category, p.product_id, p.name, p.units_sold, p.revenue
    from product_performance as p
    where p.category_id = get_top_products.category_id and p.rank_in_category <= 10
    order by rank_in_category, product_id;
end;
comment on function get_top_products(uuid) is 'The ten products of a category that brought most, as of the last refresh; more where several share the tenth place.';
