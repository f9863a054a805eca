create table p (id int primary key) partition by range (id);
create table p1 partition of p for values from (0) to (10);
create table p_rest partition of p default;
insert into p values (1);
