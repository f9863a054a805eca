-- Purpose: undo of V0011: orders_by_month is empty again; orders holds every order
-- Locks: access exclusive on orders_by_month
-- Rewrites: none
-- Blocks: writes to orders, which are passed on to it, for a moment
-- Undo: V0011__copy_orders.sql copies them again
-- Transaction: yes
set local lock_timeout = '5s';

truncate orders_by_month;
