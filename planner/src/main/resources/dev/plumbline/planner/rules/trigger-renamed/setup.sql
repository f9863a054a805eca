create table orders (id bigint primary key, note text);
create function stamp() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger orders_stamp before update on orders for each row execute function stamp();
