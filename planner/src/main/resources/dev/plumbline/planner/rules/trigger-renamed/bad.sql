set lock_timeout = '2s';
alter trigger orders_stamp on orders rename to orders_mark;
