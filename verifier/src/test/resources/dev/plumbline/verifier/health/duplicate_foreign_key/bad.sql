create table t (id bigint primary key, a int, b int);
create table c (id int primary key, t_id bigint references t);
create index c_t on c (t_id);
alter table c add constraint again foreign key (t_id) references t;
