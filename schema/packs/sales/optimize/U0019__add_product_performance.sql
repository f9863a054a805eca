-- Purpose: undo of V0019: the view goes
-- Locks: access exclusive on product_performance
-- Rewrites: none
-- Blocks: reads of the view
-- Undo: V0019__add_product_performance.sql makes and fills it again
-- Transaction: yes
set local lock_timeout = '5s';

drop materialized view product_performance;
