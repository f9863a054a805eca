create table t (id serial primary key);
select setval('t_id_seq', 1000000000);
create table u (id bigint generated always as identity primary key);
create sequence around maxvalue 10 cycle;
select setval('around', 9);
