-- Purpose: undo of V0001: products and categories go, with their rows
-- Locks: access exclusive on products, categories
-- Rewrites: none
-- Blocks: reads and writes of both tables until the transaction ends
-- Undo: V0001__create_categories_and_products.sql makes them again; the rows come from the backup of the step
-- Transaction: yes
set local lock_timeout = '5s';

drop table products;
drop table categories;
