-- Purpose: undo of V0001: the index goes
-- Locks: share update exclusive on orders
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: V0001__add_orders_customer_id_idx.sql makes it again
-- Transaction: no
drop index concurrently if exists orders_customer_id_idx;
