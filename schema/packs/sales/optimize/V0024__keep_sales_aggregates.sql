-- Purpose: the aggregates are filled, and kept up to date with every order that comes, changes or goes
-- Locks: share row exclusive on orders, hourly_sales, daily_sales, monthly_sales, order_changes
-- Rewrites: none
-- Blocks: writes to orders while the aggregates are filled by one reading of them
-- Undo: U0024__keep_sales_aggregates.sql takes the triggers away and empties the aggregates
-- Transaction: yes

-- An autovacuum ends for a request that has waited for deadlock_timeout, not for a shorter one. Nobody has to wait behind this request.
lock table orders in share update exclusive mode;

-- Shorter than deadlock_timeout: whoever deletes items before their order locks the two the other way round, and must not be the one that is ended.
set local lock_timeout = '500ms';

create function note_order_changes() returns trigger
language plpgsql
set search_path from current
as $$
begin
    if tg_op = 'INSERT' then
        insert into order_changes (tx, hour, leads, orders, completed_orders, cancelled_orders, refunded_orders, revenue, refunded)
        select pg_current_xact_id()::text::bigint, date_trunc('hour', order_date, 'UTC'), row_number() over () = 1,
            count(*), count(*) filter (where status = 'completed'), count(*) filter (where status = 'cancelled'),
            count(*) filter (where status = 'refunded'), coalesce(sum(total_amount) filter (where status = 'completed'), 0),
            coalesce(sum(total_amount) filter (where status = 'refunded'), 0)
        from came group by 2;
    elsif tg_op = 'DELETE' then
        insert into order_changes (tx, hour, leads, orders, completed_orders, cancelled_orders, refunded_orders, revenue, refunded)
        select pg_current_xact_id()::text::bigint, date_trunc('hour', order_date, 'UTC'), row_number() over () = 1,
            -count(*), -count(*) filter (where status = 'completed'), -count(*) filter (where status = 'cancelled'),
            -count(*) filter (where status = 'refunded'), -coalesce(sum(total_amount) filter (where status = 'completed'), 0),
            -coalesce(sum(total_amount) filter (where status = 'refunded'), 0)
        from went group by 2;
    elsif tg_op = 'UPDATE' then
        insert into order_changes (tx, hour, leads, orders, completed_orders, cancelled_orders, refunded_orders, revenue, refunded)
        select pg_current_xact_id()::text::bigint, date_trunc('hour', order_date, 'UTC'), row_number() over () = 1,
            sum(n), coalesce(sum(n) filter (where status = 'completed'), 0), coalesce(sum(n) filter (where status = 'cancelled'), 0),
            coalesce(sum(n) filter (where status = 'refunded'), 0),
            coalesce(sum(n * total_amount) filter (where status = 'completed'), 0),
            coalesce(sum(n * total_amount) filter (where status = 'refunded'), 0)
        from (
            select 1 as n, order_date, status, total_amount from came
            union all
            select -1, order_date, status, total_amount from went
        ) as change
        group by 2;
    else
        perform rebuild_sales_aggregates();
    end if;
    return null;
end
$$;
comment on function note_order_changes() is 'Notes by hour what a statement has changed in orders.';

create function add_order_changes() returns trigger
language plpgsql
set search_path from current
as $$
declare
    own constant bigint := pg_current_xact_id()::text::bigint;
begin
    if not exists (select from order_changes where tx = own) then
        return null;
    end if;
    -- Always hours before days before months, each in order: two transactions that end at once wait for one another, never in a circle.
    insert into hourly_sales as a (hour, orders, completed_orders, cancelled_orders, refunded_orders, revenue, refunded)
    select hour as bucket, sum(orders), sum(completed_orders), sum(cancelled_orders), sum(refunded_orders), sum(revenue), sum(refunded)
    from order_changes
    where tx = own
    group by bucket
    having (sum(orders), sum(completed_orders), sum(cancelled_orders), sum(refunded_orders), sum(revenue), sum(refunded)) <> (0, 0, 0, 0, 0, 0)
    order by bucket
    on conflict (hour) do update set
        orders = a.orders + excluded.orders,
        completed_orders = a.completed_orders + excluded.completed_orders,
        cancelled_orders = a.cancelled_orders + excluded.cancelled_orders,
        refunded_orders = a.refunded_orders + excluded.refunded_orders,
        revenue = a.revenue + excluded.revenue,
        refunded = a.refunded + excluded.refunded;
    insert into daily_sales as a (day, orders, completed_orders, cancelled_orders, refunded_orders, revenue, refunded)
    select (hour at time zone 'UTC')::date as bucket, sum(orders), sum(completed_orders), sum(cancelled_orders), sum(refunded_orders), sum(revenue), sum(refunded)
    from order_changes
    where tx = own
    group by bucket
    having (sum(orders), sum(completed_orders), sum(cancelled_orders), sum(refunded_orders), sum(revenue), sum(refunded)) <> (0, 0, 0, 0, 0, 0)
    order by bucket
    on conflict (day) do update set
        orders = a.orders + excluded.orders,
        completed_orders = a.completed_orders + excluded.completed_orders,
        cancelled_orders = a.cancelled_orders + excluded.cancelled_orders,
        refunded_orders = a.refunded_orders + excluded.refunded_orders,
        revenue = a.revenue + excluded.revenue,
        refunded = a.refunded + excluded.refunded;
    insert into monthly_sales as a (month, orders, completed_orders, cancelled_orders, refunded_orders, revenue, refunded)
    select date_trunc('month', hour at time zone 'UTC')::date as bucket, sum(orders), sum(completed_orders), sum(cancelled_orders), sum(refunded_orders), sum(revenue), sum(refunded)
    from order_changes
    where tx = own
    group by bucket
    having (sum(orders), sum(completed_orders), sum(cancelled_orders), sum(refunded_orders), sum(revenue), sum(refunded)) <> (0, 0, 0, 0, 0, 0)
    order by bucket
    on conflict (month) do update set
        orders = a.orders + excluded.orders,
        completed_orders = a.completed_orders + excluded.completed_orders,
        cancelled_orders = a.cancelled_orders + excluded.cancelled_orders,
        refunded_orders = a.refunded_orders + excluded.refunded_orders,
        revenue = a.revenue + excluded.revenue,
        refunded = a.refunded + excluded.refunded;
    if exists (select from order_changes where tx = own and orders < 0) then
        delete from hourly_sales where orders = 0 and hour in (select hour from order_changes where tx = own);
        delete from daily_sales where orders = 0 and day in (select (hour at time zone 'UTC')::date from order_changes where tx = own);
        delete from monthly_sales
        where orders = 0 and month in (select date_trunc('month', hour at time zone 'UTC')::date from order_changes where tx = own);
    end if;
    delete from order_changes where tx = own;
    return null;
end
$$;
comment on function add_order_changes() is 'Adds what a transaction has changed to the aggregates, once, at its end.';

create function rebuild_sales_aggregates() returns void
language plpgsql
set search_path from current
as $$
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'the aggregates are rebuilt in read committed alone: a snapshot taken before the lock would miss orders';
    end if;
    -- Whoever is adding to them is waited for; whoever comes later adds to what is built here.
    lock table hourly_sales, daily_sales, monthly_sales in share row exclusive mode;
    delete from order_changes where tx = pg_current_xact_id()::text::bigint;
    delete from monthly_sales;
    delete from daily_sales;
    delete from hourly_sales;
    insert into hourly_sales (hour, orders, completed_orders, cancelled_orders, refunded_orders, revenue, refunded)
    select date_trunc('hour', order_date, 'UTC') as bucket,
        count(*), count(*) filter (where status = 'completed'), count(*) filter (where status = 'cancelled'),
        count(*) filter (where status = 'refunded'), coalesce(sum(total_amount) filter (where status = 'completed'), 0),
        coalesce(sum(total_amount) filter (where status = 'refunded'), 0)
    from orders group by bucket order by bucket;
    insert into daily_sales (day, orders, completed_orders, cancelled_orders, refunded_orders, revenue, refunded)
    select (hour at time zone 'UTC')::date as bucket, sum(orders), sum(completed_orders), sum(cancelled_orders), sum(refunded_orders), sum(revenue), sum(refunded)
    from hourly_sales group by bucket order by bucket;
    insert into monthly_sales (month, orders, completed_orders, cancelled_orders, refunded_orders, revenue, refunded)
    select date_trunc('month', hour at time zone 'UTC')::date as bucket, sum(orders), sum(completed_orders), sum(cancelled_orders), sum(refunded_orders), sum(revenue), sum(refunded)
    from hourly_sales group by bucket order by bucket;
end
$$;
comment on function rebuild_sales_aggregates() is 'Builds the aggregates anew out of orders; they never need it, and the check that they are true uses its own query.';

create function watch_orders(orders_or_partition regclass) returns void
language plpgsql
as $$
begin
    execute format('create trigger note_inserts after insert on %s referencing new table as came'
        ' for each statement execute function note_order_changes()', orders_or_partition);
    execute format('create trigger note_updates after update on %s referencing old table as went new table as came'
        ' for each statement execute function note_order_changes()', orders_or_partition);
    execute format('create trigger note_deletes after delete on %s referencing old table as went'
        ' for each statement execute function note_order_changes()', orders_or_partition);
    execute format('create trigger note_truncate after truncate on %s'
        ' for each statement execute function note_order_changes()', orders_or_partition);
end
$$;
comment on function watch_orders(regclass) is 'Has the changes of orders, or of a partition that is written to by its own name, noted.';

create constraint trigger add_changes after insert on order_changes deferrable initially deferred
for each row when (new.leads) execute function add_order_changes();
select watch_orders('orders');
select watch_orders(inhrelid) from pg_inherits where inhparent = 'orders'::regclass order by inhrelid::regclass::text;
select rebuild_sales_aggregates();
analyze hourly_sales, daily_sales, monthly_sales;
-- What this session has written is reported now and not after the next counting.
select pg_catalog.pg_stat_force_next_flush();
