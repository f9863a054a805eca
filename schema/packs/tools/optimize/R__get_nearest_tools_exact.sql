-- Purpose: get_nearest_tools_exact(wanted, how_many), the same by comparing all, to measure the index against
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: drop function get_nearest_tools_exact(vector, integer)
-- Transaction: yes
create or replace function get_nearest_tools_exact(wanted vector, how_many integer default 10)
returns table (id bigint, key text, name text, short_desc text, distance double precision)
language sql
stable
parallel safe
set enable_indexscan = off
begin atomic
    select t.id, t.key, t.name, t.short_desc, t.embedding <=> get_nearest_tools_exact.wanted
    from tool as t
    where t.embedding is not null
    order by t.embedding <=> get_nearest_tools_exact.wanted, t.id
    limit get_nearest_tools_exact.how_many;
end;
comment on function get_nearest_tools_exact(vector, integer) is 'The tools nearest to an embedding, nearest first, by comparing all of them.';
