create table t (id bigint primary key, a int, b int);
create table c (id int primary key, t_id bigint references t, other bigint references t);
create index c_t on c (t_id);
create index c_other on c (other);
