create table things (id bigserial primary key);
