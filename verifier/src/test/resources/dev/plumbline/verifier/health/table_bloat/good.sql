create table t (id bigint primary key, a text, b int) with (autovacuum_enabled = off);
insert into t select n, repeat('x', 180), n from generate_series(1, 100000) as n;
select pg_stat_force_next_flush();
vacuum analyze t;
create table half (id bigint primary key, a text) with (autovacuum_enabled = off, fillfactor = 40);
insert into half select n, repeat('x', 180) from generate_series(1, 50000) as n;
select pg_stat_force_next_flush();
vacuum analyze half;
