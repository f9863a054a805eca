create table t (id bigint primary key, a int) with (autovacuum_enabled = off);
insert into t select n, n from generate_series(1, 50000) as n;
delete from t where id > 30000;
select pg_stat_force_next_flush();
vacuum analyze t;
