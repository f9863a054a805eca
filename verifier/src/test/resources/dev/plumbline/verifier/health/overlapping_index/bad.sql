create table t (id bigint primary key, a int, b int);
create index t_a on t (a);
create index t_a_b on t (a, b);
