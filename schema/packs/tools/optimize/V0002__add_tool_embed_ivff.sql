-- Purpose: nearest neighbours without comparing all; its lists are made of the rows there are, so it comes after them
-- Locks: share update exclusive on tool
-- Rewrites: none
-- Blocks: other changes of its structure and vacuum; readers and writers go on
-- Undo: U0002__add_tool_embed_ivff.sql drops it, exactly
-- Transaction: no
create index concurrently tool_embed_ivff on tool using ivfflat (embedding vector_cosine_ops) with (lists = 100);
