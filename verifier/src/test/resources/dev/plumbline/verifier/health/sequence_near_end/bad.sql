create table t (id serial primary key);
select setval('t_id_seq', 2000000000);
