-- Purpose: undo of V0001: the indexes go
-- Locks: access exclusive on tool
-- Rewrites: none
-- Blocks: reads and writes of the table, for a moment
-- Undo: V0001__index_tags_platforms_times.sql makes them again
-- Transaction: yes
set local lock_timeout = '5s';

drop index tool_tags_gin, tool_platform_gin, tool_updated_at_idx;
