-- promise: the ten tools nearest to an embedding
-- keys: select embedding from tool where embedding is not null
-- budget: 20ms
-- index: tool_embed_ivff, tool_embed_hnsw
select id, key, name from tool order by embedding <=> ? limit 10;
