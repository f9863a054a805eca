-- Purpose: undo of V0007: the index goes
-- Locks: share update exclusive on products
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: V0007__add_products_low_stock_idx.sql makes it again
-- Transaction: no
drop index concurrently if exists products_low_stock_idx;
