-- Purpose: undo of V0018: the view goes
-- Locks: access exclusive on hourly_metrics
-- Rewrites: none
-- Blocks: reads of the view
-- Undo: V0018__add_hourly_metrics.sql makes and fills it again
-- Transaction: yes
set local lock_timeout = '5s';

drop materialized view hourly_metrics;
