-- Purpose: find the products of a category in a shop
-- Locks: share update exclusive on products
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0001__add_products_shop_category_idx.sql drops it, exactly
-- Transaction: no
create index concurrently products_shop_category_idx on products (shop, category);
