create function tidy() returns void language sql as 'update orders set note = ''x'' where 1 = 1';
select tidy();
