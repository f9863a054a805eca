create table buyers (id bigint primary key, name text check (length(name) <= 40));
