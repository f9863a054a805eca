create table buyers (id bigint primary key, name text not null);
create function stamp() returns trigger language plpgsql as 'begin return new; end';
