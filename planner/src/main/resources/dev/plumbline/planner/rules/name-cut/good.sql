create table a_name (id bigint primary key);
