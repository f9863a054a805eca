create type mood as enum ('calm', 'cross');
create table buyers (id bigint primary key, mood mood);
insert into buyers values (1, 'calm');
