create table buyers (id bigint primary key, name text not null);
