-- Purpose: find the orders of a customer without reading all orders
-- Locks: share update exclusive on orders
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0001__add_orders_customer_id_idx.sql drops it, exactly
-- Transaction: no
create index concurrently orders_customer_id_idx on orders (customer_id, order_date);
