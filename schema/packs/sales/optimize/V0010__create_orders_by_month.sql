-- Purpose: orders_by_month beside orders: the same table in partitions of a month, to which every write is passed on from now
-- Locks: share row exclusive on orders, customers, sales_representatives
-- Rewrites: none
-- Blocks: writes to the three tables for a moment
-- Undo: U0010__create_orders_by_month.sql drops it, exactly
-- Transaction: yes
set local lock_timeout = '5s';

create table orders_by_month (
    id uuid not null default gen_random_uuid(),
    customer_id uuid not null,
    sales_rep_id uuid,
    order_date timestamp with time zone not null default now(),
    total_amount numeric(14, 2) not null,
    status varchar(20) not null default 'pending',
    constraint orders_by_month_pkey primary key (id, order_date),
    constraint orders_customer_id_fkey foreign key (customer_id) references customers (id),
    constraint orders_sales_rep_id_fkey foreign key (sales_rep_id) references sales_representatives (id),
    constraint orders_total_amount_check check (total_amount >= 0),
    constraint orders_status_check check (status::text = any (array['pending', 'processing', 'completed', 'cancelled', 'refunded']))
) partition by range (order_date);
create index orders_by_month_customer_id_idx on orders_by_month (customer_id, order_date);
create index orders_by_month_sales_rep_id_idx on orders_by_month (sales_rep_id);
create index orders_by_month_order_date_brin on orders_by_month using brin (order_date);
create index orders_by_month_order_date_status_idx on orders_by_month (order_date, status);
create index orders_by_month_completed_idx on orders_by_month (order_date) include (customer_id, total_amount)
where status = 'completed';
create table orders_default partition of orders_by_month default;
comment on table orders_by_month is 'An order of a customer; a partition for each month in UTC.';
comment on column orders_by_month.id is 'Key of the order, together with its date.';
comment on column orders_by_month.customer_id is 'Who ordered.';
comment on column orders_by_month.sales_rep_id is 'Who sold it; null for an order from the web.';
comment on column orders_by_month.order_date is 'When it was placed.';
comment on column orders_by_month.total_amount is 'Sum of its items.';
comment on column orders_by_month.status is 'pending, processing, completed, cancelled or refunded; revenue is what is completed.';
comment on table orders_default is 'Orders whose month has no partition yet.';

-- A partition for this month and three ahead, and for every month there are orders of, as long as it is of the last ten years or the next. A date beyond is a slip of
-- somebody's pen more likely than an order: it waits in the default partition. Where there are no orders yet, months are made from
-- January 2023 on, as far back as the data sets of the pack reach, so that a load finds them.
do $$
declare
    month date;
begin
    for month in
        select distinct date_trunc('month', order_date at time zone 'UTC')::date
        from orders
        where order_date >= now() - interval '10 years' and order_date < now() + interval '1 year'
        union
        select (date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead))::date
        from generate_series(0, 3) as ahead
        union
        select generate_series('2023-01-01', now() at time zone 'UTC', interval '1 month')::date
        where not exists (select from orders)
        order by 1
    loop
        execute format(
            'create table %I partition of orders_by_month for values from (%L) to (%L)', 'orders_' || to_char(month, 'YYYY_MM'),
            month::text || ' 00:00:00+00', (month + interval '1 month')::date::text || ' 00:00:00+00');
        execute format('comment on table %I is %L', 'orders_' || to_char(month, 'YYYY_MM'), 'Orders of ' || to_char(month, 'FMMonth YYYY') || ', in UTC.');
    end loop;
end
$$;

create function pass_on_order() returns trigger
language plpgsql
set search_path from current
as $$
begin
    if tg_op = 'TRUNCATE' then
        truncate orders_by_month;
        return null;
    end if;
    if tg_op = 'DELETE' then
        delete from orders_by_month where id = old.id and order_date = old.order_date;
        return null;
    end if;
    if tg_op = 'UPDATE' then
        update orders_by_month
        set id = new.id, customer_id = new.customer_id, sales_rep_id = new.sales_rep_id, order_date = new.order_date,
            total_amount = new.total_amount, status = new.status
        where id = old.id and order_date = old.order_date;
        if found then
            return null;
        end if;
    end if;
    -- An updated order that has not been copied yet arrives as it is now, and the copy leaves it alone.
    insert into orders_by_month (id, customer_id, sales_rep_id, order_date, total_amount, status)
    values (new.id, new.customer_id, new.sales_rep_id, new.order_date, new.total_amount, new.status);
    return null;
end
$$;
comment on function pass_on_order() is 'Passes a write to orders on to orders_by_month while the orders are being copied.';
create trigger orders_pass_on after insert or update or delete on orders for each row execute function pass_on_order();
create trigger orders_pass_on_truncate after truncate on orders for each statement execute function pass_on_order();
