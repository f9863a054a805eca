create table t (id bigint primary key, a text) with (autovacuum_enabled = off);
insert into t select n, repeat('x', 50) from generate_series(1, 2000) as n;
