-- Purpose: find the products that run out, by an index that holds these alone
-- Locks: share update exclusive on products
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0007__add_products_low_stock_idx.sql drops it, exactly
-- Transaction: no
create index concurrently products_low_stock_idx on products (stock_quantity) where stock_quantity < 10;
