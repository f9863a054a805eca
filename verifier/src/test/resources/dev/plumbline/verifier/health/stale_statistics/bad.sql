create table t (id bigint primary key, a int) with (autovacuum_enabled = off);
analyze t;
insert into t select n, n from generate_series(1, 20000) as n;
