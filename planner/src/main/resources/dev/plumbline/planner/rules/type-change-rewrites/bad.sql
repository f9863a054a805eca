set lock_timeout = '2s';
alter table orders alter column buyer_id type int;
