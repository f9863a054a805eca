-- Purpose: undo of V0025: the function goes, and the notes of what was archived; archives stay
-- Locks: access exclusive on order_archives
-- Rewrites: none
-- Blocks: nothing that anybody uses
-- Undo: V0025__add_archive_orders.sql makes them again; the notes come from the backup of the step
-- Transaction: yes
set local lock_timeout = '5s';

drop function archive_orders(date);
drop table order_archives;
