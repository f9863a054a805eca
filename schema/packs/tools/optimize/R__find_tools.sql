-- Purpose: find_tools(wanted, all_tags, all_platforms, how_many), the nearest of those that have the tags and run on the platforms
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: drop function find_tools(vector, text[], text[], integer)
-- Transaction: yes

-- Tags and platforms first, through their indexes, and the rest compared one by one: the other way round an index of embeddings hands
-- over its nearest, of which a filter may leave none.
create or replace function find_tools(
    wanted vector,
    all_tags text[] default '{}',
    all_platforms text[] default '{}',
    how_many integer default 10
)
returns table (id bigint, key text, name text, short_desc text, distance double precision)
language sql
stable
parallel safe
begin atomic
    with fitting as materialized (
        select t.id, t.key, t.name, t.short_desc, t.embedding
        from tool as t
        where t.tags @> find_tools.all_tags and t.platform @> find_tools.all_platforms and t.embedding is not null
    )
    select f.id, f.key, f.name, f.short_desc, f.embedding <=> find_tools.wanted
    from fitting as f
    order by f.embedding <=> find_tools.wanted, f.id
    limit find_tools.how_many;
end;
comment on function find_tools(vector, text[], text[], integer) is 'The tools nearest to an embedding among those with all the tags and for all the platforms, nearest first, none missed.';
