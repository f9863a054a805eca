-- Purpose: take an old month out of orders, with its items, into tables of their own that can be written to files and dropped
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: U0025__add_archive_orders.sql drops the function and its notes
-- Transaction: yes

create table order_archives (
    month date not null,
    orders bigint not null,
    items bigint not null,
    revenue numeric not null,
    archived_at timestamp with time zone not null default now(),
    constraint order_archives_pkey primary key (month)
);
comment on table order_archives is 'Months that were taken out of orders.';
comment on column order_archives.month is 'First day of the month.';
comment on column order_archives.orders is 'How many orders went.';
comment on column order_archives.items is 'How many items went with them.';
comment on column order_archives.revenue is 'Sum of the completed ones.';
comment on column order_archives.archived_at is 'When.';

create function archive_orders(month date) returns table (archive text, rows bigint)
language plpgsql
set search_path from current
set lock_timeout = '2s'
as $$
declare
    first constant date := date_trunc('month', archive_orders.month)::date;
    from_time constant timestamptz := first::timestamp at time zone 'UTC';
    to_time constant timestamptz := (first + interval '1 month') at time zone 'UTC';
    partition constant text := 'orders_' || to_char(first, 'YYYY_MM');
    orders_archive constant text := 'archived_' || partition;
    items_archive constant text := 'archived_order_items_' || to_char(first, 'YYYY_MM');
    of_orders bigint;
    of_items bigint;
    completed numeric;
begin
    if to_time > now() then
        raise exception '% has not ended yet', partition;
    end if;
    if not exists (select from pg_inherits where inhparent = 'orders'::regclass and inhrelid = to_regclass(quote_ident(partition))) then
        raise exception '% is no partition of orders', partition;
    end if;
    -- The items go first, row by row and beside all other work; only the detaching needs orders for itself, for a moment.
    execute format('create table %I (like order_items including defaults including constraints including comments)', items_archive);
    execute format('with gone as (delete from order_items as i using %I as o where i.order_id = o.id and i.order_date = o.order_date'
        ' returning i.*) insert into %I select * from gone', partition, items_archive);
    get diagnostics of_items = row_count;
    execute format('lock table only orders, %I in access exclusive mode', partition);
    execute format('select count(*), coalesce(sum(total_amount) filter (where status = ''completed''), 0) from %I', partition)
    into of_orders, completed;
    execute format('alter table orders detach partition %I', partition);
    execute format('alter table %I drop constraint orders_customer_id_fkey, drop constraint orders_sales_rep_id_fkey', partition);
    execute format('drop trigger note_inserts on %I', partition);
    execute format('drop trigger note_updates on %I', partition);
    execute format('drop trigger note_deletes on %I', partition);
    execute format('drop trigger note_truncate on %I', partition);
    execute format('alter table %I rename to %I', partition, orders_archive);
    -- The aggregates say what orders holds. Nobody else can have changed the month since it was locked.
    delete from hourly_sales where hour >= from_time and hour < to_time;
    delete from daily_sales where day >= first and day < first + interval '1 month';
    delete from monthly_sales as m where m.month = first;
    insert into order_archives as a (month, orders, items, revenue) values (first, of_orders, of_items, completed)
    on conflict on constraint order_archives_pkey do update
    set orders = excluded.orders, items = excluded.items, revenue = excluded.revenue, archived_at = excluded.archived_at;
    return query values (orders_archive, of_orders), (items_archive, of_items);
end
$$;
comment on function archive_orders(date) is 'Takes a month that has ended out of orders, with its items and its part of the aggregates; names the tables it lies in now.';
