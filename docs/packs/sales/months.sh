#!/bin/bash
# Two ways to give a table of orders its months while it is written: a shadow table that a trigger keeps (what the pack does), and the old table
# attached as the first partition, then split month by month. Prints of each: seconds, the longest wait of a writer, disk.
#   plumbline generate sales --scale full --out DATA && docs/packs/sales/months.sh DATA
# Takes psql's own variables (PGHOST, PGPORT, PGUSER, …) of a superuser and needs pgbench. Recreates the databases sales_shadow and sales_attach.
set -euo pipefail
set -m # or what is put behind would not hear an interrupt
data=$1
pack=$(cd -- "$(dirname -- "$0")/../../../schema/packs/sales" && pwd)
plumbline=${PLUMBLINE:-$pack/../../../plumbline}
waits=$(cd -- "$(dirname -- "$0")/.." && pwd)/waits.sql
work=$(mktemp -d)
end() {
    kill $(jobs -p) 2>/dev/null || true
    rm -rf "$work"
}
trap end EXIT
q() { psql -X -q -At -v ON_ERROR_STOP=1 -d "$db" "$@"; }
admin() { psql -X -q -o /dev/null -d postgres "$@" 2>/dev/null; }

cat >"$work/write.sql" <<'SQL'
\set n random(1, 100000)
with o as (
    insert into orders (customer_id, order_date, total_amount, status)
    select customer_id, now() - random() * interval '1000 days', 9, 'pending' from known where n = :n returning id, order_date
)
insert into order_items (order_id, order_date, product_id, quantity, unit_price, total_price)
select o.id, o.order_date, (select product_id from known where n = :n), 1, 9, 9 from o;
update orders set status = 'completed' where id = (select id from known where n = :n);
SQL
# Two writers, fifty orders a second and fifty changes each.
traffic() {
    (cd "$work" && exec pgbench -n -c 2 -R 100 -T 7200 -l --log-prefix="$db" -f write.sql "$db") >"$work/writers" 2>&1 &
    writers=$!
    q -f "$waits" >/dev/null 2>&1 &
    sleep 3
}
end_of_traffic() {
    kill -INT "$writers" 2>/dev/null || true
    wait "$writers" 2>/dev/null || true
    admin -c "select pg_terminate_backend(pid) from pg_stat_activity where datname = '$db'"
    grep -E 'abort|ERROR' "$work/writers" || true
}
# A request for a lock gives up before others queue up behind it for long, and comes again.
again() {
    local attempt
    for attempt in $(seq 200); do
        if q -o /dev/null -1 -f "$1" 2>"$work/said"; then return; fi
        grep -q 'lock timeout' "$work/said" || { cat "$work/said"; return 1; }
        sleep 0.2
    done
    return 1
}
step() { # what, command...
    local from what=$1 ms
    shift
    from=$(date +%s.%N)
    "$@"
    ms=$(q -c "select coalesce(max(ms), 0) from waits where at >= to_timestamp($from)")
    printf '| %s | %s | %.1f | %s | %s |\n' "${db#sales_}" "$what" "$(python3 -c "import time; print(time.time() - $from)")" "$ms" \
        "$(q -c 'select pg_size_pretty(pg_database_size(current_database()))')"
}

db=sales_plain
admin -c 'drop database if exists sales_plain with (force)' || true
admin -c 'create database sales_plain'
for file in "$pack"/schema/V*.sql; do q -1 -f "$file"; done
"$plumbline" load "$pack" --from "$data" --url "postgresql:///$db" >/dev/null
for file in "$pack"/optimize/V000*.sql; do q -f "$file"; done
q -o /dev/null -c 'create table waits (at timestamptz, pid int, ms numeric)' \
    -c 'create table known (n serial primary key, id uuid, customer_id uuid, product_id uuid)' \
    -c 'insert into known (id, customer_id, product_id)
        select o.id, o.customer_id, (array(select id from products))[1 + o.n % 2000]
        from (select id, customer_id, row_number() over () as n from orders order by id limit 100000) as o' -c 'vacuum analyze' -c 'checkpoint'
for db in sales_shadow sales_attach; do admin -c "drop database if exists $db with (force)" -c "create database $db template sales_plain"; done

echo '| way | step | seconds | longest wait of a writer for a lock, ms | disk |'
echo '|---|---|---|---|---|'
db=sales_shadow
traffic
step 'before' sleep 5
step 'table of months and trigger' again "$pack/optimize/V0010__create_orders_by_month.sql"
step 'copy, a commit a day' q -o /dev/null -f "$pack/optimize/V0011__copy_orders.sql"
step 'foreign key, not valid' again "$pack/optimize/V0012__add_order_items_fk_to_months.sql"
step 'validate it' again "$pack/optimize/V0013__validate_order_items_fk_to_months.sql"
step 'compare, swap' again "$pack/optimize/V0014__swap_orders.sql"
step 'drop the plain table' again "$pack/optimize/V0015__drop_orders_unpartitioned.sql"
end_of_traffic
shadow=$(q -c "select count(*) from pg_inherits where inhparent = 'orders'::regclass")

db=sales_attach
next="date_trunc('month', now() + interval '1 month')"
cat >"$work/check.sql" <<SQL
set local lock_timeout = '500ms';
do \$\$ begin
    execute format('alter table orders add constraint orders_history_range check (order_date < %L) not valid', $next);
end \$\$;
SQL
cat >"$work/attach.sql" <<SQL
set local lock_timeout = '500ms';
lock table orders, order_items in access exclusive mode;
alter table order_items drop constraint order_items_order_id_fkey;
alter table orders rename to orders_history;
alter table orders_history drop constraint orders_pkey;
alter table orders_history add constraint orders_history_pkey primary key using index orders_history_pkey;
alter index orders_customer_id_idx rename to orders_history_customer_id_idx;
alter index orders_sales_rep_id_idx rename to orders_history_sales_rep_id_idx;
alter index orders_order_date_brin rename to orders_history_order_date_brin;
alter index orders_order_date_status_idx rename to orders_history_order_date_status_idx;
alter index orders_completed_idx rename to orders_history_completed_idx;
create table orders (like orders_history including defaults, constraint orders_pkey primary key (id, order_date),
    constraint orders_customer_id_fkey foreign key (customer_id) references customers (id),
    constraint orders_sales_rep_id_fkey foreign key (sales_rep_id) references sales_representatives (id),
    constraint orders_total_amount_check check (total_amount >= 0),
    constraint orders_status_check check (status::text = any (array['pending', 'processing', 'completed', 'cancelled', 'refunded']))
) partition by range (order_date);
create index orders_customer_id_idx on orders (customer_id, order_date);
create index orders_sales_rep_id_idx on orders (sales_rep_id);
create index orders_order_date_brin on orders using brin (order_date);
create index orders_order_date_status_idx on orders (order_date, status);
create index orders_completed_idx on orders (order_date) include (customer_id, total_amount) where status = 'completed';
create table orders_default partition of orders default;
do \$\$ begin
    execute format('alter table orders attach partition orders_history for values from (minvalue) to (%L)', $next);
end \$\$;
alter table order_items add constraint order_items_order_id_order_date_fkey foreign key (order_id, order_date)
references orders (id, order_date) on update cascade not valid;
SQL
echo 'alter table order_items validate constraint order_items_order_id_order_date_fkey' >"$work/validate.sql"
# Rows that items point to may not leave the table, so the foreign key goes and comes back with every month; the month is empty before it is filled,
# and whoever asks for orders meanwhile waits: neither table has all of them.
split() {
    local month
    for month in $(q -c "select distinct date_trunc('month', order_date, 'UTC')::date from orders_history order by 1 desc"); do
        cat >"$work/month.sql" <<SQL
set local lock_timeout = '500ms';
lock table orders, order_items in access exclusive mode;
alter table order_items drop constraint order_items_order_id_order_date_fkey;
alter table orders detach partition orders_history;
do \$\$ begin
    execute format('create table %I (like orders including defaults including constraints)', 'orders_' || to_char('$month'::date, 'YYYY_MM'));
    execute format('with gone as (delete from orders_history where order_date >= %1\$L returning *) insert into %2\$I select * from gone',
        '$month 00:00:00+00', 'orders_' || to_char('$month'::date, 'YYYY_MM'));
    execute format('alter table orders attach partition %I for values from (%L) to (%L)', 'orders_' || to_char('$month'::date, 'YYYY_MM'),
        '$month 00:00:00+00', ('$month'::date + interval '1 month')::date || ' 00:00:00+00');
end \$\$;
alter table orders attach partition orders_history for values from (minvalue) to ('$month 00:00:00+00');
alter table order_items add constraint order_items_order_id_order_date_fkey foreign key (order_id, order_date)
references orders (id, order_date) on update cascade not valid;
SQL
        again "$work/month.sql"
    done
}
traffic
step 'before' sleep 5
step 'range as a check, not valid' again "$work/check.sql"
step 'validate it' q -c 'alter table orders validate constraint orders_history_range'
step 'unique index with the date' q -c 'create unique index concurrently orders_history_pkey on orders (id, order_date)'
step 'attach' again "$work/attach.sql"
step 'validate the foreign key' again "$work/validate.sql"
step 'split, a month at a time' split
step 'validate the foreign key again' again "$work/validate.sql"
end_of_traffic
attach=$(q -c "select count(*) from pg_inherits where inhparent = 'orders'::regclass")
echo "partitions: shadow $shadow, attach $attach"
for db in sales_shadow sales_attach; do
    printf '%s: orders %s, items of no order %s, writers: longest transaction %s ms\n' "$db" "$(q -c 'select count(*) from orders')" \
        "$(q -c 'select count(*) from order_items as i where not exists (select from orders as o where o.id = i.order_id and o.order_date = i.order_date)')" \
        "$(cat "$work/$db".* | awk '{ t = ($3 - $7) / 1000; if (t > m) m = t } END { print m }')"
done
