create table things (id bigint primary key, value numeric(12, 2));
