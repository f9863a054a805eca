create table t (id bigint primary key, a int, b int);
insert into t values (1, 7, 0), (2, 7, 0);
analyze t;
-- plumbline: may fail
create unique index concurrently t_a on t (a);
