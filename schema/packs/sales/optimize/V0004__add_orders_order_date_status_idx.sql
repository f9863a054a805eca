-- Purpose: find the orders of some days in one status, such as what is still to be sent
-- Locks: share update exclusive on orders
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0004__add_orders_order_date_status_idx.sql drops it, exactly
-- Transaction: no
create index concurrently orders_order_date_status_idx on orders (order_date, status);
