-- promise: the tools changed since a given time, oldest first
-- keys: select updated_at from tool
-- index: tool_updated_at_idx
select id, key, updated_at from tool where updated_at > ? order by updated_at limit 50;
