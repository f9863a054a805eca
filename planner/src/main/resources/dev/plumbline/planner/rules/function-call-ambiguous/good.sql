create function price(item bigint, at date) returns numeric language sql as 'select 2.0';
create or replace function price(item bigint) returns numeric language sql as 'select 3.0';
