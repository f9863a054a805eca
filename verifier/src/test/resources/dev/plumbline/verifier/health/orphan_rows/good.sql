create table t (id bigint primary key, a int, b int);
create table c (id int primary key, t_id bigint references t);
create index c_t on c (t_id);
insert into t values (1, 1, 1);
insert into c values (1, 1), (3, null);
create table pair (a int, b int, primary key (a, b));
create table "Of pair" ("Id" int primary key, "A" int, b int, foreign key ("A", b) references pair match simple);
create index of_pair on "Of pair" (b, "A");
insert into "Of pair" values (1, 1, null);
