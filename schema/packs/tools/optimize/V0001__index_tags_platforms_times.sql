-- Purpose: tools by tag, by platform and by time of change without reading all of them
-- Locks: share on tool
-- Rewrites: none
-- Blocks: writes to the table while the indexes are built
-- Undo: U0001__index_tags_platforms_times.sql drops them, exactly
-- Transaction: yes
set local lock_timeout = '5s';

-- exception: index_not_concurrent; three small indexes, built in a moment on tens of thousands of rows
create index tool_tags_gin on tool using gin (tags);
create index tool_platform_gin on tool using gin (platform);
create index tool_updated_at_idx on tool (updated_at);
