-- Purpose: undo of V0002: the index goes
-- Locks: share update exclusive on orders
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: V0002__add_orders_sales_rep_id_idx.sql makes it again
-- Transaction: no
drop index concurrently if exists orders_sales_rep_id_idx;
