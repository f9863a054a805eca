set lock_timeout = '2s';
create index orders_buyers on orders (buyer_id);
