-- Purpose: undo of V0002_1: the graph goes
-- Locks: share update exclusive on tool
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: V0002_1__add_tool_embed_hnsw.sql makes it again
-- Transaction: no
drop index concurrently if exists tool_embed_hnsw;
