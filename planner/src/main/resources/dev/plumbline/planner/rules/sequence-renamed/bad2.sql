set lock_timeout = '2s';
do $$ begin
  alter table orders_id_seq rename to orders_numbers;
end $$;
