-- Purpose: find the sales of a product over time
-- Locks: share update exclusive on order_items
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0009__add_order_items_product_id_order_date_idx.sql drops it, exactly
-- Transaction: no
create index concurrently order_items_product_id_order_date_idx on order_items (product_id, order_date);
