create table t (id bigint primary key, a int, b int);
create index t_b on t (b);
create index t_a_b on t (a, b);
create unique index t_a on t (a);
create index t_b_where on t (b, a) where a > 1;
