create table buyers (id bigint primary key, name varchar(40));
