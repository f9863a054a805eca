create table t (id bigint primary key, a int, b int);
insert into t values (1, 7, 0), (2, 8, 0);
analyze t;
create unique index concurrently t_a on t (a);
