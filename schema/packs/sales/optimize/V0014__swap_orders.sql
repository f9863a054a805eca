-- Purpose: orders_by_month becomes orders; the table it was copied from stays until the next file
-- Locks: access exclusive on orders, orders_by_month, order_items, customers, sales_representatives
-- Rewrites: none
-- Blocks: reads and writes of all five for a moment
-- Undo: U0014__swap_orders.sql brings the plain table up to date and puts it back
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table orders, orders_by_month, order_items in share update exclusive mode;

-- Shorter than deadlock_timeout: whoever deletes items before their order locks the two the other way round, and must not be the one that is ended.
set local lock_timeout = '500ms';

-- One statement sees both tables at one moment, and needs no lock: from here on the trigger keeps them the same.
do $$
begin
    if exists (select id, customer_id, sales_rep_id, order_date, total_amount, status from orders
            except select id, customer_id, sales_rep_id, order_date, total_amount, status from orders_by_month)
        or (select count(*) from orders) <> (select count(*) from orders_by_month)
    then
        raise exception 'orders_by_month does not hold the same orders as orders; undo to 0011 and migrate again';
    end if;
end
$$;
lock table orders, order_items in access exclusive mode;
drop trigger orders_pass_on on orders;
drop trigger orders_pass_on_truncate on orders;
drop function pass_on_order();
alter table order_items drop constraint order_items_order_id_fkey;
alter table orders rename to orders_unpartitioned;
alter table orders_unpartitioned drop constraint orders_customer_id_fkey, drop constraint orders_sales_rep_id_fkey;
alter index orders_pkey rename to orders_unpartitioned_pkey;
drop index orders_customer_id_idx, orders_sales_rep_id_idx, orders_order_date_brin, orders_order_date_status_idx,
orders_completed_idx;
alter table orders_by_month rename to orders;
alter index orders_by_month_pkey rename to orders_pkey;
alter index orders_by_month_customer_id_idx rename to orders_customer_id_idx;
alter index orders_by_month_sales_rep_id_idx rename to orders_sales_rep_id_idx;
alter index orders_by_month_order_date_brin rename to orders_order_date_brin;
alter index orders_by_month_order_date_status_idx rename to orders_order_date_status_idx;
alter index orders_by_month_completed_idx rename to orders_completed_idx;
