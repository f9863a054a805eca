-- Purpose: undo of V0002: the tools go, with their rows
-- Locks: access exclusive on tool
-- Rewrites: none
-- Blocks: reads and writes of it, which is gone afterwards
-- Undo: V0002__create_tool.sql makes it again; the rows come from the backup of the step
-- Transaction: yes
set local lock_timeout = '5s';

drop table tool;
