create table things (id bigint primary key, value char(8));
