create table t (id bigint primary key, a text) with (autovacuum_enabled = off);
insert into t select n, repeat('x', 50) from generate_series(1, 2000) as n;
select pg_stat_force_next_flush();
analyze t;
create table small (id int primary key) with (autovacuum_enabled = off);
insert into small values (1);
create table parent (id int primary key) partition by range (id);
create table part partition of parent for values from (0) to (10);
