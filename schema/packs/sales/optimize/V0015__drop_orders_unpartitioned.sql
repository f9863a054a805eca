-- Purpose: the table that orders was before it had months goes; every order has been copied
-- Locks: access exclusive on orders_unpartitioned
-- Rewrites: none
-- Blocks: nothing that anybody uses
-- Undo: U0015__drop_orders_unpartitioned.sql makes it again out of orders
-- Transaction: yes
set local lock_timeout = '5s';

drop table orders_unpartitioned;
