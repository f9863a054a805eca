-- Purpose: undo of V0010: orders_by_month goes with all it holds, which orders holds as well
-- Locks: access exclusive on orders, orders_by_month, customers, sales_representatives
-- Rewrites: none
-- Blocks: reads and writes of orders, customers and sales_representatives for a moment
-- Undo: V0010__create_orders_by_month.sql makes it again
-- Transaction: yes
set local lock_timeout = '5s';

drop trigger orders_pass_on on orders;
drop trigger orders_pass_on_truncate on orders;
drop function pass_on_order();
drop table orders_by_month;
