-- Purpose: pgvector: the type of embeddings, their distances and indexes
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: U0001__create_extension_vector.sql drops it
-- Transaction: yes
create extension if not exists vector;
