set lock_timeout = '2s';
alter table orders add constraint orders_buyer foreign key (buyer_id) references buyers (id) not valid;
