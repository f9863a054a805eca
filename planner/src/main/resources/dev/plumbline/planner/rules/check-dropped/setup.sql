create table buyers (id bigint primary key, name text not null);
alter table buyers add constraint named check (name <> '');
create table orders (id bigint primary key, note text constraint noted check (note is not null));
