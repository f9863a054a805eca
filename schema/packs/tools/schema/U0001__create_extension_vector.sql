-- Purpose: undo of V0001: pgvector goes; the server refuses while anybody's column has its type
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: V0001__create_extension_vector.sql makes it again
-- Transaction: yes
set local lock_timeout = '5s';

drop extension if exists vector;
