#!/bin/bash
# How long writers and readers wait while a required column arrives in a million products, and goes again.
#   plumbline generate catalog --set before --scale full --out DATA && docs/packs/catalog/measure.sh DATA
# Takes psql's own variables (PGHOST, PGPORT, PGUSER, …) of a superuser and needs pgbench; recreates the database catalog_measured. On the way
# there the server ends every statement of the traffic that waits for a lock for more than 100 ms (lock_timeout); pgbench would stop that client and say so.
set -euo pipefail
set -m # or what is put behind would not hear an interrupt
data=$1
db=catalog_measured
here=$(cd -- "$(dirname -- "$0")" && pwd)
plumbline=${PLUMBLINE:-$here/../../../plumbline}
work=$(mktemp -d)
end() {
    kill $(jobs -p) 2>/dev/null || true
    psql -X -q -o /dev/null -d postgres -c "select pg_terminate_backend(pid) from pg_stat_activity where datname = '$db'" 2>/dev/null
    rm -rf "$work"
}
trap end EXIT
q() { psql -X -q -At -v ON_ERROR_STOP=1 -d "$db" "$@"; }
p() { "$plumbline" "$@" --url "postgresql:///$db" >>"$work/said" 2>&1 || { tail -5 "$work/said"; return 1; }; }
hash='product_hash(name, brand, category, description, price, original_price, available, stock)'

psql -X -q -d postgres -c "drop database if exists $db with (force)" -c "create database $db" 2>/dev/null
p migrate catalog --phase schema --target 0003
for table in products processing_jobs processing_issues; do
    file=$(ls "$data"/0?_$table.csv)
    q -c "\\copy $table ($(head -1 "$file")) from '$file' (format csv, header)"
done
q -c 'vacuum analyze' -c 'create table known (n serial primary key, id uuid)' -c 'insert into known (id) select id from products tablesample system (20)' \
    -c 'create table waits (at timestamptz, pid int, ms numeric)' -c "create table steps (at timestamptz, name text)"
known=$(q -c 'select max(n) from known')

cat >"$work/change_old.sql" <<SQL
\\set n random(1, $known)
update products set price = price + 0.01, last_updated = now() where id = (select id from known where n = :n);
SQL
cat >"$work/insert_old.sql" <<SQL
insert into products (shop, external_id, name, category, price) values ('freshline', gen_random_uuid()::text, 'Pear', 'Fruit', 1.5);
SQL
cat >"$work/change_new.sql" <<SQL
\\set n random(1, $known)
update products set price = price + 0.01, last_updated = now(), hash = ${hash/price/price + 0.01} where id = (select id from known where n = :n);
SQL
cat >"$work/insert_new.sql" <<SQL
insert into products (shop, external_id, name, category, price, hash)
values ('freshline', gen_random_uuid()::text, 'Pear', 'Fruit', 1.5, product_hash('Pear', null, 'Fruit', null, 1.5, null, true, null));
SQL
cat >"$work/read.sql" <<SQL
\\set n random(1, $known)
select name, price, available from products where id = (select id from known where n = :n);
SQL
# Two writers, two readers, 100 transactions a second each. The wait of any of them is looked at every 2 ms.
start() { # old | new, the longest wait that is allowed
    export PGOPTIONS="-c lock_timeout=$2"
    (cd "$work" && exec pgbench -n -c 2 -R 200 -T 3600 -l --log-prefix="write_$1$2" -f "change_$1.sql@4" -f "insert_$1.sql@1" "$db") >"$work/writers_$1$2" 2>&1 &
    writers=$!
    (cd "$work" && exec pgbench -n -c 2 -R 200 -T 3600 -l --log-prefix="read_$1$2" -f read.sql "$db") >"$work/readers_$1$2" 2>&1 &
    readers=$!
    unset PGOPTIONS
}
stop() { kill -INT $writers $readers 2>/dev/null || true; wait $writers $readers 2>/dev/null || true; }
step() { q -c "insert into steps values (clock_timestamp(), '$1')"; }

q -f "$here/../waits.sql" >/dev/null 2>&1 &

start old 100ms
step 'no migration'
sleep 20
for version in 0004 0005 0006; do step "V$version"; p migrate catalog --phase schema --target $version; done
step 'backfill, killed'
backfill=(backfill catalog --table products --where 'hash is null' --batch-time 20 --set "hash = $hash" --url "postgresql:///$db")
"$plumbline" "${backfill[@]}" >>"$work/said" 2>&1 &
victim=$!
sleep 15
pkill -KILL -P $victim 2>/dev/null || true
kill -KILL $victim
wait $victim 2>/dev/null || true
echo "killed after $(q -c 'select count(hash) from products') rows with a hash"
step 'backfill, resumed'
"$plumbline" "${backfill[@]}" 2>>"$work/said"
for version in 0007 0008 0009 0010; do step "V$version"; p migrate catalog --phase schema --target $version; done
stop
start new 100ms
sleep 1
step 'V0011'
p migrate catalog --phase schema
sleep 5
stop
start new 60s
sleep 1
step 'undo to 0010'
p undo catalog --phase schema --to 0010 --no-backup --lose-data
stop
start old 60s
sleep 1
step 'undo to 0003'
p undo catalog --phase schema --to 0003 --no-backup --lose-data
step 'end'
sleep 1
stop

grep -h -E 'abort|ERROR|lock timeout' "$work"/writers_* "$work"/readers_* && echo '(so many were stopped)' || echo 'no statement waited for a lock for longer than it was allowed to'
q -F '|' -c "select extract(epoch from at), name from steps order by at" >"$work/steps"
q -F '|' -c "select extract(epoch from at), ms from waits" >"$work/waited"
python3 - "$work" <<'PY'
import glob, sys
work = sys.argv[1]
steps = [(float(a), n) for a, n in (line.rstrip('\n').split('|') for line in open(work + '/steps'))]
def rows(kind):
    for name in glob.glob(f'{work}/{kind}_*.[0-9]*'):
        for line in open(name):
            f = line.split()
            if len(f) > 6 and f[2].isdigit():
                took, lag = int(f[2]) / 1000, int(f[6]) / 1000
                yield int(f[4]) + int(f[5]) / 1e6, took - lag
def within(events, a, b):
    return sorted(v for t, v in events if a <= t < b) or [0.0]
writes, reads = list(rows('write')), list(rows('read'))
waits = [(float(a), float(m)) for a, m in (line.split('|') for line in open(work + '/waited'))]
print('| step | seconds | writes | p99 ms | longest ms | reads | p99 ms | longest ms | longest wait for a lock, ms |')
print('|---|---|---|---|---|---|---|---|---|')
for (a, name), (b, _) in zip(steps, steps[1:]):
    w, r, l = within(writes, a, b), within(reads, a, b), within(waits, a, b)
    p99 = lambda v: v[min(len(v) - 1, int(len(v) * 0.99))]
    print(f'| {name} | {b - a:.1f} | {len(w):,} | {p99(w):.1f} | {w[-1]:.1f} | {len(r):,} | {p99(r):.1f} | {r[-1]:.1f} | {l[-1]:.1f} |')
PY
