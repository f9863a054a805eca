create table whole (id bigint primary key) partition by range (id);
create unlogged table whole_1 partition of whole for values from (1) to (10);
create unlogged table whole_2 partition of whole for values from (10) to (20);
create table partly (id bigint primary key) partition by range (id);
create unlogged table partly_1 partition of partly for values from (1) to (10);
create table partly_2 partition of partly for values from (10) to (20);
