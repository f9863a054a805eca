create table t (id bigint primary key, a int, b int);
create index t_a on t (a);
create index t_a_descending on t (a desc);
create index t_a_some on t (a) where b > 0;
create index t_a_hash on t using hash (a);
create index t_a_expression on t ((a + 1));
