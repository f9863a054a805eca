-- Purpose: undo of V0004: the index goes
-- Locks: share update exclusive on orders
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: V0004__add_orders_order_date_status_idx.sql makes it again
-- Transaction: no
drop index concurrently if exists orders_order_date_status_idx;
