create table t (id bigint primary key, a int, b int);
create table c (id int primary key, t_id bigint references t);
create index c_t on c (t_id);
insert into t values (1, 1, 1);
set session_replication_role = replica;
insert into c values (1, 1), (2, 99), (3, null);
