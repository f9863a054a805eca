-- Purpose: find the orders of a stretch of time with an index of a few kilobytes
-- Locks: share update exclusive on orders
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0003__add_orders_order_date_brin.sql drops it, exactly
-- Transaction: no
create index concurrently orders_order_date_brin on orders using brin (order_date);
