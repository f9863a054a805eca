-- Purpose: undo of V0009: the index goes
-- Locks: share update exclusive on order_items
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: V0009__add_order_items_product_id_order_date_idx.sql makes it again
-- Transaction: no
drop index concurrently if exists order_items_product_id_order_date_idx;
