set lock_timeout = '2s';
alter table orders alter column buyer_id drop not null;
