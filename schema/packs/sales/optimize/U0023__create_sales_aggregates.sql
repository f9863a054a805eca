-- Purpose: undo of V0023: the tables go; what they hold follows from orders
-- Locks: access exclusive on hourly_sales, daily_sales, monthly_sales, order_changes
-- Rewrites: none
-- Blocks: reads of the tables
-- Undo: V0023__create_sales_aggregates.sql makes them again
-- Transaction: yes
set local lock_timeout = '5s';

drop table order_changes;
drop table monthly_sales;
drop table daily_sales;
drop table hourly_sales;
