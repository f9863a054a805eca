#!/bin/sh
# backup-beside-pg_dump.sh URL-OF-A-FILLED-DATABASE [ROUNDS]
# Backs a database up and restores it by pg_dump -Fc / pg_restore -j1 and by plumbline, in turns, each restore into a new database
# of the same server. Prints the seconds of every round and the medians; the start of the programs is in them.
set -eu
url=$1 rounds=${2:-5}
here=$(CDPATH= cd -- "$(dirname -- "$0")/../../../.." && pwd -P)
plumbline=${PLUMBLINE:-$here/plumbline}
work=$(mktemp -d)
copy=plumbline_bench_copy
base=${url%/*}
trap 'psql -qd "$base/postgres" -c "drop database if exists $copy" 2>/dev/null; rm -rf "$work"' EXIT

fresh() { psql -qd "$base/postgres" -c "drop database if exists $copy" -c "create database $copy template template0" -c checkpoint 2>/dev/null; }
timed() {
    name=$1
    shift
    start=$(date +%s.%N)
    "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    seconds=$(echo "$(date +%s.%N) - $start" | bc)
    echo "$seconds" >>"$work/$name"
    printf '  %s %.2f' "$name" "$seconds"
}
median() { sort -n "$work/$1" | awk '{v[NR] = $1} END {print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2}'; }

"$plumbline" --version >/dev/null
round=1
while [ "$round" -le "$rounds" ]; do
    printf 'round %s' "$round"
    timed pg_dump pg_dump -Fc -f "$work/db.dump" "$url"
    timed backup "$plumbline" backup --url "$url" --out "$work/db.plumb" --overwrite
    fresh
    timed pg_restore pg_restore -j1 -d "$base/$copy" "$work/db.dump"
    fresh
    timed restore "$plumbline" restore --url "$base/$copy" --from "$work/db.plumb" --no-analyze
    echo
    round=$((round + 1))
done
awk -v a="$(median pg_dump)" -v b="$(median backup)" -v c="$(median pg_restore)" -v d="$(median restore)" \
    -v x="$(wc -c <"$work/db.dump")" -v y="$(wc -c <"$work/db.plumb")" 'BEGIN {
    printf "median pg_dump %.2f s (%d bytes), backup %.2f s (%d bytes), ratio %.2f\n", a, x, b, y, b / a
    printf "median pg_restore %.2f s, restore with its proof %.2f s, ratio %.2f\n", c, d, d / c}'
