create table places (id bigint primary key, name text);
create table towns (people int) inherits (places);
