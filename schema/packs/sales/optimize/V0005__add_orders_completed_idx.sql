-- Purpose: sum up revenue without visiting the orders themselves
-- Locks: share update exclusive on orders
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0005__add_orders_completed_idx.sql drops it, exactly
-- Transaction: no
create index concurrently orders_completed_idx on orders (order_date) include (customer_id, total_amount) where status = 'completed';
