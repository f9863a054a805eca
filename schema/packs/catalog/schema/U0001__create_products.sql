-- Purpose: undo of V0001: products go
-- Locks: access exclusive on products
-- Rewrites: none
-- Blocks: reads and writes of products, for ever
-- Undo: V0001__create_products.sql makes the table again, empty
-- Transaction: yes
set local lock_timeout = '5s';

drop table products;
