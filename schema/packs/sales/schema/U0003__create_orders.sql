-- Purpose: undo of V0003: orders goes, with its rows
-- Locks: access exclusive on orders, customers, sales_representatives
-- Rewrites: none
-- Blocks: reads and writes of the three tables until the transaction ends
-- Undo: V0003__create_orders.sql makes it again; the rows come from the backup of the step
-- Transaction: yes
set local lock_timeout = '5s';

drop table orders;
