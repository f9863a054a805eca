-- Purpose: get_nearest_tools(wanted, how_many), the tools whose embeddings are nearest, nearly all of them found
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: drop function get_nearest_tools(vector, integer)
-- Transaction: yes

-- A limit that is a parameter is planned as a tenth of the table, for which reading all of it looks better: hence no sequential scan.
create or replace function get_nearest_tools(wanted vector, how_many integer default 10)
returns table (id bigint, key text, name text, short_desc text, distance double precision)
language sql
stable
parallel safe
set ivfflat.probes = 10
set hnsw.ef_search = 100
set enable_seqscan = off
begin atomic
    select t.id, t.key, t.name, t.short_desc, t.embedding <=> get_nearest_tools.wanted
    from tool as t
    order by t.embedding <=> get_nearest_tools.wanted
    limit get_nearest_tools.how_many;
end;
comment on function get_nearest_tools(vector, integer) is 'The tools nearest to an embedding, nearest first, through the index: of ten, more than nine are the true ones.';
