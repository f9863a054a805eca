-- Purpose: the lists go once the graph is there, for the planner takes one of them only
-- Locks: share update exclusive on tool
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0002_2__drop_tool_embed_ivff.sql makes them again of the rows there are then
-- Transaction: no
drop index concurrently if exists tool_embed_ivff;
