-- Purpose: undo of V0005: the index goes
-- Locks: share update exclusive on products
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: V0005__add_products_brand_idx.sql makes it again
-- Transaction: no
drop index concurrently if exists products_brand_idx;
