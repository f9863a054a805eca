-- Purpose: undo of V0020: the view goes
-- Locks: access exclusive on category_performance
-- Rewrites: none
-- Blocks: reads of the view
-- Undo: V0020__add_category_performance.sql makes and fills it again
-- Transaction: yes
set local lock_timeout = '5s';

drop materialized view category_performance;
