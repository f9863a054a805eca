create table t (id int primary key);
create temporary table u (id int primary key);
