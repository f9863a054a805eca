#!/bin/bash
# How long plans take: of 100 and 200 files without a database, and of 11 files against an empty database, then with the statistics of 200 GB.
#
#   docs/planning/speed.sh URL      (a server on which the user, a superuser, may create and drop databases)
#
# Needs psql, plumbline on the path (or PLUMBLINE=...).
set -euo pipefail
server=$1
plumbline=${PLUMBLINE:-plumbline}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Ten files for each table: created, changed in ways that lock, rewrite, scan and build indexes, read by a view.
files() {
  local folder=$1 count=$2 i t
  mkdir -p "$folder"
  for ((i = 0; i < count; i++)); do
    t=table_$((i / 10))
    case $((i % 10)) in
      0) echo "create table $t (id bigint generated always as identity primary key, name varchar(40), size int, at timestamptz default now());" ;;
      1) echo "insert into $t (name, size) select 'n' || g, g from generate_series(1, 50) g; create index ${t}_name on $t (name);" ;;
      2) echo "alter table $t add column token uuid default gen_random_uuid();" ;;
      3) echo "create function ${t}_touch() returns trigger language plpgsql as \$\$ begin new.at := now(); return new; end \$\$; create trigger touch before update on $t for each row execute function ${t}_touch();" ;;
      4) echo "alter table $t alter column size type bigint; alter table $t add constraint ${t}_size check (size >= 0);" ;;
      5) echo "create view ${t}_view as select id, name from $t;" ;;
      6) echo "create table ${t}_part (id bigint references $t (id), day date) partition by range (day); create table ${t}_part_a partition of ${t}_part for values from ('2024-01-01') to ('2025-01-01');" ;;
      7) echo "do \$\$ begin execute 'alter table $t add column extra text'; end \$\$; update $t set extra = name;" ;;
      8) echo "create index concurrently ${t}_extra on $t (extra);" ;;
      9) echo "alter table $t alter column extra set not null; alter table $t drop column token;" ;;
    esac >"$folder/V$((i + 1))__step.sql"
  done
}

took() { # NAME ARGUMENT...
  local name=$1 start end
  shift
  start=$(date +%s.%N)
  "$plumbline" plan "$@" --format json --fail-on never >/dev/null 2>"$work/err" || { cat "$work/err" >&2; return 1; }
  end=$(date +%s.%N)
  printf '%s: %.1f s\n' "$name" "$(echo "$end - $start" | bc)"
}

files "$work/100" 100
files "$work/200" 200
took "100 files" "$work/100"
took "200 files" "$work/200"
psql -q "$server/postgres" -c 'drop database if exists plan_speed' -c 'create database plan_speed'
"$plumbline" migrate "$work/100" --url "$server/plan_speed" >/dev/null 2>&1
for ((i = 100; i < 110; i++)); do cp "$work/200/V$((i + 1))__step.sql" "$work/100/"; done
echo "create index on table_0 (at); alter table table_1 alter column size type numeric;" >"$work/100/V111__step.sql"
psql -q "$server/plan_speed" -c 'truncate table_0, table_1 cascade' -c 'vacuum analyze'
took "11 files against an empty database" "$work/100" --url "$server/plan_speed"
psql -q "$server/plan_speed" -c "update pg_class set relpages = 2600000, reltuples = 1e8 where relkind = 'r' and relname ~ '^table_[0-9]$'"
took "11 files against 200 GB by its statistics" "$work/100" --url "$server/plan_speed"
psql -q "$server/postgres" -c 'drop database plan_speed'
