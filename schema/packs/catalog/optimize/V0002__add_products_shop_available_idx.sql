-- Purpose: find what a shop has, and what it has run out of
-- Locks: share update exclusive on products
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0002__add_products_shop_available_idx.sql drops it, exactly
-- Transaction: no
create index concurrently products_shop_available_idx on products (shop, available);
