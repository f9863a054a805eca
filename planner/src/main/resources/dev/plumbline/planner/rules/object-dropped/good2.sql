create function helper() returns int language sql as 'select 1';
select helper();
drop function helper();
