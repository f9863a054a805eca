#!/bin/bash
# What each optimisation of the pack sales brings and costs, on a database of its own that is dropped and recreated.
#   plumbline generate sales --scale full --out DATA && docs/packs/sales/measure.sh DATA       (or --scale x10: ten million orders, 20 GB of disk)
# Takes psql's own variables (PGHOST, PGPORT, PGUSER, …). Prints: step, milliseconds, buffers, size, milliseconds of 1,000 small orders.
set -euo pipefail
data=$1
pack=$(cd -- "$(dirname -- "$0")/../../../schema/packs/sales" && pwd)
plumbline=${PLUMBLINE:-$pack/../../../plumbline}
db=${2:-sales_measured}
q() { psql -X -q -v ON_ERROR_STOP=1 -d "$db" "$@"; }
ask() { # title, query: the better of two runs
    local best=
    for _ in 1 2; do
        best=$(q -At -c "explain (analyze, buffers, timing off, format json) $2" | python3 -c "
import json, sys
plan = json.load(sys.stdin)[0]
root = plan['Plan']
print('%.1f ms, %d buffers' % (plan['Execution Time'], root['Shared Hit Blocks'] + root['Shared Read Blocks']))")
    done
    printf '%-58s %s\n' "$1" "$best"
}
questions() {
    echo "-- $1"
    ask 'orders of one customer' "select * from orders where customer_id = '$customer' order by order_date"
    ask 'revenue of one day' "select sum(total_amount) from orders where order_date >= '2025-03-07' and order_date < '2025-03-08' and status = 'completed'"
    ask 'revenue of one month' "select sum(total_amount) from orders where order_date >= '2025-03-01' and order_date < '2025-04-01' and status = 'completed'"
    ask 'revenue of every month' "select date_trunc('month', order_date, 'UTC'), sum(total_amount) from orders where status = 'completed' group by 1"
    ask 'open orders of a week' "select * from orders where order_date >= '2025-12-24' and order_date < '2025-12-31' and status = 'pending'"
    ask 'lines of one order' "select * from order_items where order_id = '$order'"
    ask 'sales of one product in a year' "select sum(total_price) from order_items where product_id = '$product' and order_date >= '2025-01-01'"
    ask 'products that run out' "select * from products where stock_quantity < 5"
    q -At -c "select 'size: database ' || pg_size_pretty(pg_database_size(current_database()))" -c "select 'size: orders ' || pg_size_pretty(sum(pg_table_size(relid))) || ', its indexes ' || pg_size_pretty(sum(pg_indexes_size(relid)))
        from (select relid from pg_partition_tree('orders') where isleaf union select oid from pg_class where oid = 'orders'::regclass and relkind = 'r') as leaf" -c "select 'size: items ' || pg_size_pretty(pg_table_size('order_items'))
        || ', their indexes ' || pg_size_pretty(pg_indexes_size('order_items'))"
    local from
    from=$(date +%s%N)
    q -o /dev/null <<SQL
do \$\$
begin
    for n in 1..1000 loop
        insert into orders (customer_id, order_date, total_amount, status) values ('$customer', '2025-12-30 12:00+00', 9, 'completed');
        commit;
    end loop;
end
\$\$;
SQL
    echo "1,000 small orders, each its own transaction: $((($(date +%s%N) - from) / 1000000)) ms"
}
migrate() { # versions from … to …
    local file version from
    for file in "$pack"/optimize/V*.sql; do
        version=$(basename "$file"); version=${version:1:4}
        if [[ ! $version < $1 && ! $version > $2 ]]; then
            from=$(date +%s%N)
            if grep -q '^-- Transaction: no' "$file"; then q -o /dev/null -f "$file"; else q -o /dev/null -1 -f "$file"; fi
            printf '%-58s %s ms\n' "$(basename "$file")" $((($(date +%s%N) - from) / 1000000))
        fi
    done
}
psql -X -q -d postgres -c "drop database if exists $db" -c "create database $db" 2>/dev/null
for file in "$pack"/schema/V*.sql; do q -1 -f "$file"; done
from=$(date +%s%N)
"$plumbline" load "$pack" --from "$data" --url "postgresql:///$db" >/dev/null
printf '%-58s %s ms\n' "load" $((($(date +%s%N) - from) / 1000000))
q -c 'vacuum analyze'
# Of customers, orders and products one that is neither first nor last of its kind: the same at every scale.
customer=$(q -At -c 'select customer_id from orders group by 1 order by count(*) desc, 1 offset (select count(*) / 4 from customers) limit 1')
order=$(q -At -c 'select id from orders order by order_date offset (select count(*) * 7 / 10 from orders) limit 1')
product=$(q -At -c 'select product_id from order_items group by 1 order by count(*) desc, 1 offset (select count(*) / 10 from products) limit 1')
questions 'plain tables'
migrate 0001 0009
q -c 'vacuum analyze'
questions 'with indexes'
migrate 0010 0016
q -c 'vacuum analyze'
questions 'orders by month'
migrate 0017 0022
migrate 0023 0025
q -c 'vacuum analyze'
questions 'with views and aggregates'
ask 'revenue of every month, out of the aggregates' 'select month, revenue from monthly_sales'
ask 'revenue of one day by hour, out of the aggregates' "select * from hourly_sales where hour >= '2025-03-07' and hour < '2025-03-08'"
ask 'ten best products, out of the view' 'select * from product_performance order by revenue desc limit 10'
ask 'ten best products, out of the tables' "select i.product_id, sum(i.total_price) from orders o join order_items i on i.order_id = o.id and i.order_date = o.order_date where o.status = 'completed' group by 1 order by 2 desc limit 10"
for view in daily_sales_summary hourly_metrics product_performance category_performance customer_lifetime_value sales_rep_performance; do
    from=$(date +%s%N)
    q -c "refresh materialized view concurrently $view"
    printf '%-58s %s ms\n' "refresh $view" $((($(date +%s%N) - from) / 1000000))
done
