-- Purpose: find the products of a brand in all shops
-- Locks: share update exclusive on products
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0005__add_products_brand_idx.sql drops it, exactly
-- Transaction: no
create index concurrently products_brand_idx on products (brand);
