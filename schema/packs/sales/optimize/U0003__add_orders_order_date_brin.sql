-- Purpose: undo of V0003: the index goes
-- Locks: share update exclusive on orders
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: V0003__add_orders_order_date_brin.sql makes it again
-- Transaction: no
drop index concurrently if exists orders_order_date_brin;
