-- Purpose: undo of V0004: order_items goes, with its rows
-- Locks: access exclusive on order_items, orders, products
-- Rewrites: none
-- Blocks: reads and writes of the three tables until the transaction ends
-- Undo: V0004__create_order_items.sql makes it again; the rows come from the backup of the step
-- Transaction: yes
set local lock_timeout = '5s';

drop table order_items;
