create function doubled(x int) returns int language sql as 'select twice(x)';
