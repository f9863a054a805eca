-- Purpose: nearest neighbours along a graph, which takes new rows as they come; slower to build than lists and larger
-- Locks: share update exclusive on tool
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0002_1__add_tool_embed_hnsw.sql drops it, exactly
-- Transaction: no
create index concurrently tool_embed_hnsw on tool using hnsw (embedding vector_cosine_ops)
    with (m = 16, ef_construction = 64);
