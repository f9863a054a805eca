-- promise: the most used tools with a tag
-- keys: select distinct tags[1:2] from tool where cardinality(tags) > 2
-- index: tool_tags_gin
select id, key, name from tool where tags @> ? order by usage_count desc, id limit 20;
