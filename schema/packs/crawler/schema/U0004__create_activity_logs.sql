-- Purpose: undo of V0004: activity_logs go, with their rows
-- Locks: access exclusive on activity_logs
-- Rewrites: none
-- Blocks: reads and writes of it, which is gone afterwards
-- Undo: V0004__create_activity_logs.sql makes it again; the rows come from the backup of the step
-- Transaction: yes
set local lock_timeout = '5s';

drop table activity_logs;
