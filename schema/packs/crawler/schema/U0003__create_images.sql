-- Purpose: undo of V0003: images go, with their rows
-- Locks: access exclusive on images
-- Rewrites: none
-- Blocks: reads and writes of it, which is gone afterwards
-- Undo: V0003__create_images.sql makes it again; the rows come from the backup of the step
-- Transaction: yes
set local lock_timeout = '5s';

drop table images;
