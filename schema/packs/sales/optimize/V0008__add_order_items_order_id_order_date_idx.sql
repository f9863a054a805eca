-- Purpose: find the lines of an order; the date is half of the key that orders get with their months
-- Locks: share update exclusive on order_items
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0008__add_order_items_order_id_order_date_idx.sql drops it, exactly
-- Transaction: no
create index concurrently order_items_order_id_order_date_idx on order_items (order_id, order_date);
