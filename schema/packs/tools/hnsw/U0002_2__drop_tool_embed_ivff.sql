-- Purpose: undo of V0002_2: the lists come back
-- Locks: share update exclusive on tool
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: V0002_2__drop_tool_embed_ivff.sql drops them
-- Transaction: no
create index concurrently tool_embed_ivff on tool using ivfflat (embedding vector_cosine_ops) with (lists = 100);
