-- Purpose: find the products of a category
-- Locks: share update exclusive on products
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0006__add_products_category_id_idx.sql drops it, exactly
-- Transaction: no
create index concurrently products_category_id_idx on products (category_id);
