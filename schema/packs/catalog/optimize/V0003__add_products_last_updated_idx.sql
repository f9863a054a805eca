-- Purpose: find what no refresh has seen for long
-- Locks: share update exclusive on products
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0003__add_products_last_updated_idx.sql drops it, exactly
-- Transaction: no
create index concurrently products_last_updated_idx on products (last_updated);
