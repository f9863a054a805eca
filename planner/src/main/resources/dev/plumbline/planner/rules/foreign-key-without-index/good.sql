set lock_timeout = '2s';
alter table parts add constraint parts_order_id foreign key (order_id) references orders (id) not valid;
