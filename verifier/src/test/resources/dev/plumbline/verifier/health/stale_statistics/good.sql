create table t (id bigint primary key, a int) with (autovacuum_enabled = off);
insert into t select n, n from generate_series(1, 20000) as n;
select pg_stat_force_next_flush();
analyze t;
create table plumbline_kept_schema_1_t (id bigint primary key, a int) with (autovacuum_enabled = off);
analyze plumbline_kept_schema_1_t;
insert into plumbline_kept_schema_1_t select n, n from generate_series(1, 20000) as n;
