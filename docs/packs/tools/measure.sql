-- What an index of embeddings finds and costs, on the full set of the pack tools; everything is taken back at the end.
--   plumbline up tools && psql -X -f docs/packs/tools/measure.sql tools
-- Questions are 200 tools that are taken out of the table first, so that nothing finds itself. Milliseconds are of the server, per question.
\set ON_ERROR_STOP on
\pset footer off
begin;
set local maintenance_work_mem = '48MB';
create temp table question on commit drop as
    select row_number() over (order by id) as n, embedding, 'library'::text as tag from tool where embedding is not null and id % 97 = 5 limit 200;
delete from tool where id in (select t.id from tool as t join question as q using (embedding));
create temp table answer (way text, n bigint, ids bigint[]) on commit drop;
create temp table build (index text, built_ms numeric, size text) on commit drop;
create temp table took (way text, ms numeric) on commit drop;

create function pg_temp.build(name text, sql text) returns void language plpgsql as $$
declare
    start timestamptz := clock_timestamp();
begin
    execute sql;
    insert into build values (name, round(extract(epoch from clock_timestamp() - start) * 1000), pg_size_pretty(pg_relation_size(name::regclass)));
end $$;

create function pg_temp.ask(way text, filter text default '') returns void language plpgsql as $$
declare
    q record;
    found bigint[];
    start timestamptz;
    spent interval := '0';
begin
    for q in select * from question order by n loop
        start := clock_timestamp();
        execute 'select array(select id from tool ' || filter || ' order by embedding <=> $1 limit 10)' into found using q.embedding, q.tag;
        spent := spent + (clock_timestamp() - start);
        insert into answer values (way, q.n, found);
    end loop;
    insert into took values (way, round((extract(epoch from spent) * 1000 / (select count(*) from question))::numeric, 2));
end $$;

create function pg_temp.find(way text) returns void language plpgsql as $$
declare
    q record;
    found bigint[];
    start timestamptz;
    spent interval := '0';
begin
    for q in select * from question order by n loop
        start := clock_timestamp();
        select array(select id from find_tools(q.embedding, array[q.tag], '{ios}', 10)) into found;
        spent := spent + (clock_timestamp() - start);
        insert into answer values (way, q.n, found);
    end loop;
    insert into took values (way, round((extract(epoch from spent) * 1000 / (select count(*) from question))::numeric, 2));
end $$;

drop index tool_embed_ivff;
analyze tool;
select pg_temp.ask('exact');
select pg_temp.ask('filtered, exact', 'where embedding is not null and tags @> array[$2] and platform @> ''{ios}''');
select pg_temp.find('filtered, find_tools');

select pg_temp.build('tool_embed_ivff', 'create index tool_embed_ivff on tool using ivfflat (embedding vector_cosine_ops) with (lists = 100)');
set local enable_seqscan = off;
set local enable_bitmapscan = off;
set local ivfflat.probes = 1;   select pg_temp.ask('ivfflat, probes 1');
set local ivfflat.probes = 2;   select pg_temp.ask('ivfflat, probes 2');
set local ivfflat.probes = 5;   select pg_temp.ask('ivfflat, probes 5');
set local ivfflat.probes = 10;  select pg_temp.ask('ivfflat, probes 10');
set local ivfflat.probes = 20;  select pg_temp.ask('ivfflat, probes 20');
set local ivfflat.probes = 50;  select pg_temp.ask('ivfflat, probes 50');
set local ivfflat.probes = 100; select pg_temp.ask('ivfflat, probes 100');
set local ivfflat.probes = 10;
select pg_temp.ask('filtered, ivfflat, probes 10', 'where tags @> array[$2] and platform @> ''{ios}''');
set local ivfflat.iterative_scan = relaxed_order;
select pg_temp.ask('filtered, ivfflat, probes 10, iterative scan', 'where tags @> array[$2] and platform @> ''{ios}''');
drop index tool_embed_ivff;

select pg_temp.build('tool_embed_hnsw', 'create index tool_embed_hnsw on tool using hnsw (embedding vector_cosine_ops) with (m = 16, ef_construction = 64)');
set local hnsw.ef_search = 10;  select pg_temp.ask('hnsw, ef_search 10');
set local hnsw.ef_search = 20;  select pg_temp.ask('hnsw, ef_search 20');
set local hnsw.ef_search = 40;  select pg_temp.ask('hnsw, ef_search 40');
set local hnsw.ef_search = 100; select pg_temp.ask('hnsw, ef_search 100');
set local hnsw.ef_search = 200; select pg_temp.ask('hnsw, ef_search 200');
set local hnsw.ef_search = 40;
select pg_temp.ask('filtered, hnsw, ef_search 40', 'where tags @> array[$2] and platform @> ''{ios}''');
set local hnsw.iterative_scan = relaxed_order;
select pg_temp.ask('filtered, hnsw, ef_search 40, iterative scan', 'where tags @> array[$2] and platform @> ''{ios}''');

reset enable_seqscan;
select extversion as pgvector, current_setting('server_version') as postgresql, (select count(*) from tool) as tools from pg_extension where extname = 'vector';
select * from build;
select
    t.way,
    round(avg((select count(*) from unnest(a.ids) as id where id = any (e.ids))::numeric / nullif(cardinality(e.ids), 0)), 3) as recall,
    round(avg(cardinality(a.ids)), 1) as found,
    t.ms
from took as t
join answer as a using (way)
join answer as e on e.n = a.n and e.way = case when t.way like 'filtered%' then 'filtered, exact' else 'exact' end
group by t.way, t.ms
order by t.way like 'filtered%', split_part(t.way, ',', 1), (regexp_match(t.way, '\d+'))[1]::int nulls first, t.way;
rollback;
