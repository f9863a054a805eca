set lock_timeout = '2s';
alter table orders alter constraint orders_buyer enforced;
