create table t (id int primary key);
create table p (id int primary key) partition by range (id);
create table p1 partition of p for values from (0) to (9);
create view v as select 1 as one;
