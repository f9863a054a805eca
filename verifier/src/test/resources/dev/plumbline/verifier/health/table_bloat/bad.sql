create table t (id bigint primary key, a text, b int) with (autovacuum_enabled = off);
insert into t select n, repeat('x', 180), n from generate_series(1, 100000) as n;
delete from t where id % 5 <> 0;
select pg_stat_force_next_flush();
vacuum analyze t;
