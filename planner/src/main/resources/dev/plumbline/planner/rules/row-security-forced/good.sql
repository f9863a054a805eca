create table letters (id bigint primary key);
alter table letters force row level security;
