-- Purpose: undo of V0022: the view goes
-- Locks: access exclusive on sales_rep_performance
-- Rewrites: none
-- Blocks: reads of the view
-- Undo: V0022__add_sales_rep_performance.sql makes and fills it again
-- Transaction: yes
set local lock_timeout = '5s';

drop materialized view sales_rep_performance;
