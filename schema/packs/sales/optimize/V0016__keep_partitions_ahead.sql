-- Purpose: functions that add the partition of a month, and keep partitions ahead of the calendar
-- Locks: none
-- Rewrites: none
-- Blocks: nothing
-- Undo: U0016__keep_partitions_ahead.sql drops the functions; the partitions stay
-- Transaction: yes

create function add_order_partition(month date) returns text
language plpgsql
set search_path from current
set lock_timeout = '2s'
as $$
declare
    first constant date := date_trunc('month', month)::date;
    from_time constant timestamptz := first::timestamp at time zone 'UTC';
    to_time constant timestamptz := (first + interval '1 month') at time zone 'UTC';
    -- A month that nothing is ordered in.
    parked constant timestamptz := '9999-01-01 00:00:00+00';
    away constant interval := make_interval(hours => (extract(epoch from parked - from_time) / 3600)::integer);
    partition constant text := 'orders_' || to_char(first, 'YYYY_MM');
    waiting boolean;
begin
    if to_regclass(quote_ident(partition)) is not null then
        return null;
    end if;
    lock table only orders in share update exclusive mode;
    lock table orders_default in access exclusive mode;
    select exists (select from orders_default where order_date >= from_time and order_date < to_time) into waiting;
    -- The new partition is refused while the default one holds orders of its month, and these may not be deleted while items
    -- point to them. So they are sent to another month, and their items with them, and called back: nobody else sees it.
    if waiting then
        execute format(
            'create table orders_parked (like orders including defaults including constraints, check (order_date >= %L and order_date < %L))',
            parked, parked + interval '32 days');
        execute format('alter table orders attach partition orders_parked for values from (%L) to (%L)', parked, parked + interval '32 days');
        update orders set order_date = order_date + away where order_date >= from_time and order_date < to_time;
    end if;
    execute format('create table %I (like orders including defaults including constraints)', partition);
    execute format('alter table orders attach partition %I for values from (%L) to (%L)', partition, from_time, to_time);
    execute format('comment on table %I is %L', partition, 'Orders of ' || to_char(first, 'FMMonth YYYY') || ', in UTC.');
    -- From the file on that has orders watched, a partition is watched as well.
    if to_regproc('watch_orders') is not null then
        perform watch_orders(partition::regclass);
    end if;
    if waiting then
        update orders set order_date = order_date - away where order_date >= parked and order_date < parked + interval '32 days';
        alter table orders detach partition orders_parked;
        drop table orders_parked;
    end if;
    return partition;
end
$$;
comment on function add_order_partition(date) is 'Adds the partition of a month, with the orders of it that wait in the default one; null when it is there.';

create function keep_order_partitions(months_ahead integer default 3) returns setof text
language plpgsql
set search_path from current
as $$
declare
    wanted date;
    added text;
begin
    for wanted in
        select (date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead))::date
        from generate_series(0, months_ahead) as ahead
        union
        select date_trunc('month', order_date at time zone 'UTC')::date
        from orders_default
        where order_date >= now() - interval '10 years' and order_date < now() + interval '1 year'
        order by 1
    loop
        added := add_order_partition(wanted);
        if added is not null then
            return next added;
        end if;
    end loop;
end
$$;
comment on function keep_order_partitions(integer) is 'Adds what is missing of this month, so many months ahead, and months that orders wait for; names what it added.';
