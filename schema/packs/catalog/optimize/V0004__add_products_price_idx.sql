-- Purpose: find products between two prices
-- Locks: share update exclusive on products
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0004__add_products_price_idx.sql drops it, exactly
-- Transaction: no
create index concurrently products_price_idx on products (price);
