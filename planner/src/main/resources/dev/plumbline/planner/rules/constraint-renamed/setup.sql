create table buyers (id bigint primary key, name text not null, constraint buyers_named check (name <> ''));
