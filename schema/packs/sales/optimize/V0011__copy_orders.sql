-- Purpose: copy the orders that were there, day by day, each day in a transaction of its own
-- Locks: none that last: row share on orders, row exclusive on orders_by_month
-- Rewrites: none
-- Blocks: changes of the orders of one day while that day is copied; readers and all other writers go on
-- Undo: U0011__copy_orders.sql empties orders_by_month
-- Transaction: no

-- The rows are locked while they are copied, or a delete in between would be passed on before there is anything to delete, and
-- the order would come back. What is there already was passed on by the trigger and is newer. Interrupted, it can be run again.
do $$
declare
    days timestamptz[];
    from_day timestamptz;
begin
    select array_agg(distinct date_trunc('day', o.order_date, 'UTC')) into days from orders as o;
    foreach from_day in array coalesce(days, '{}') loop
        insert into orders_by_month (id, customer_id, sales_rep_id, order_date, total_amount, status)
        select id, customer_id, sales_rep_id, order_date, total_amount, status
        from orders
        where order_date >= from_day and (order_date < from_day + interval '1 day' or not isfinite(from_day))
        order by order_date
        for share
        on conflict do nothing;
        commit;
    end loop;
end
$$;
