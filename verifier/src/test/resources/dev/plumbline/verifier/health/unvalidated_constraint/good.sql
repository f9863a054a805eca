create table t (id bigint primary key, a int, b int);
alter table t add constraint t_a_check check (a > 0) not valid;
alter table t validate constraint t_a_check;
