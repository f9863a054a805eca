create table buyers (id bigint primary key, name text not null);
alter table buyers add constraint buyers_name unique (name);
