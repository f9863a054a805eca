-- promise: a tool by its key
-- keys: select key from tool
-- index: tool_key_idx
-- budget: 1ms
select id, name, short_desc, platform, tags, meta from tool where key = ?;
