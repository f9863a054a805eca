-- plumbline: allow object-dropped: the new one answers its calls
drop function price(bigint);
create function price(item bigint, at date default current_date) returns numeric language sql as 'select 2.0';
