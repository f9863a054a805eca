-- Purpose: undo of V0017: the view goes
-- Locks: access exclusive on daily_sales_summary
-- Rewrites: none
-- Blocks: reads of the view
-- Undo: V0017__add_daily_sales_summary.sql makes and fills it again
-- Transaction: yes
set local lock_timeout = '5s';

drop materialized view daily_sales_summary;
