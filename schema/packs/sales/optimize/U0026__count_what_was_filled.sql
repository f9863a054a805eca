-- Purpose: undo of V0026: nothing to take back
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: V0026__count_what_was_filled.sql counts again
-- Transaction: yes
select;
