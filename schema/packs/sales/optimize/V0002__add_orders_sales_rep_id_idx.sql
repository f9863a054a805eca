-- Purpose: find the orders of a representative, and let one go without reading all orders
-- Locks: share update exclusive on orders
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0002__add_orders_sales_rep_id_idx.sql drops it, exactly
-- Transaction: no
create index concurrently orders_sales_rep_id_idx on orders (sales_rep_id);
