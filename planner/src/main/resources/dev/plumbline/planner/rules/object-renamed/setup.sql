create function twice(x int) returns int language sql as 'select 2 * x';
create type shade as enum ('pale', 'deep');
