#!/bin/sh
# How long verify takes, by family of checks: whole processes, several launchers in turn in each round, medians. The database is only read.
#     plumbline up vehicles --scale full --url URL
#     docs/engineering/verify.sh ROUNDS PACK URL [LAUNCHER …]
# Without a launcher: that of packaging/dist/target/plumbline-*.tar.gz (mvn -q package -DskipTests).
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd -P)
[ $# -ge 3 ] || { echo "usage: $0 ROUNDS PACK URL [LAUNCHER ...]" >&2; exit 2; }
rounds=$1
pack=$2
url=$3
shift 3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# -eq 0 ]; then
    tar -xzf "$(ls "$here"/packaging/dist/target/plumbline-*.tar.gz | head -n 1)" -C "$work"
    set -- "$(echo "$work"/plumbline-*/bin/plumbline)"
fi
export XDG_CACHE_HOME=$work/cache
for launcher in "$@"; do "$launcher" --version >/dev/null; done

round=0
while [ $round -lt "$rounds" ]; do
    round=$((round + 1))
    for launcher in "$@"; do
        start=$(date +%s%N)
        "$launcher" verify "$pack" --url "$url" >"$work/out" 2>&1 || { cat "$work/out" >&2; exit 1; }
        end=$(date +%s%N)
        echo "$launcher whole $(((end - start) / 1000000))" >>"$work/times"
        sed -nE 's/^[^ ]+ ([a-z]+) +[0-9]+ checks?: .* ([0-9.]+) (ms|s)$/\1 \2 \3/p' "$work/out" |
            awk -v launcher="$launcher" '{ print launcher, $1, $3 == "s" ? $2 * 1000 : $2 }' >>"$work/times"
    done
done
echo '| launcher | | median s | min | max |'
echo '|---|---|---|---|---|'
for launcher in "$@"; do
    for family in whole contract health data plans latency functions; do
        grep -F "$launcher $family " "$work/times" | sort -n -k 3 | awk -v name="$launcher | $family" '
            { all[NR] = $3 / 1000 }
            END { if (NR) printf "| %s | %.1f | %.1f | %.1f |\n", name, all[int((NR + 1) / 2)], all[1], all[NR] }'
    done
done
