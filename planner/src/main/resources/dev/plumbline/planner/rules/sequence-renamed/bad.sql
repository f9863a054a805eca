set lock_timeout = '2s';
alter sequence orders_id_seq rename to orders_numbers;
