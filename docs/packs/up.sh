#!/bin/bash
# `plumbline up` of every pack that ships, each into a new database of one server; prints a row each: rows, seconds of every step, the proof.
#   docs/packs/up.sh [SCALE]          full (the default), sample, x10
# The server is that of PLUMBLINE_URL or the PG… variables, its user a superuser: the databases up_NAME are dropped and recreated. A pack whose extension the
# server lacks is reported as such. The data are made once and kept in plumbline's cache folder; they are made before anything is measured.
set -euo pipefail
scale=${1:-full}
here=$(cd -- "$(dirname -- "$0")" && pwd)
plumbline=${PLUMBLINE:-$here/../../plumbline}
packs=$(cd "$here/../../schema/packs" && ls -d */pack.yaml | cut -d / -f 1)
said=$(mktemp)
trap 'rm -f "$said"' EXIT

echo "$(psql -X -At -d postgres -c 'select version()' | cut -d ' ' -f 1-2), shared_buffers $(psql -X -At -d postgres -c 'show shared_buffers'), $(nproc) cores" >&2
echo '| pack | rows | data | structure | load | optimize | checks | in all | findings |'
echo '|---|---|---|---|---|---|---|---|---|'
for pack in $packs; do
    psql -X -q -d postgres -c "drop database if exists up_$pack with (force)" 2>/dev/null
    from=$(date +%s.%N)
    code=0
    "$plumbline" up "$pack" --scale "$scale" --url "postgresql:///up_$pack" >"$said" 2>&1 || code=$?
    python3 - "$pack" "$code" "$(python3 -c "import time; print(time.time() - $from)")" "$said" <<'PY'
import re, sys
pack, code, took, said = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), open(sys.argv[4]).read()
lacks = re.search(r'extension (\w+) is not installed', said)
if lacks:
    print(f'| `{pack}` | | | | | | | | not run: the server lacks `{lacks[1]}` |')
    sys.exit()
def step(name, nth=0):
    found = re.findall(r'^. ' + name + r' +(.*?) {2,}([\d.]+ m?s)$', said, re.M)
    return found[nth] if nth < len(found) else ('', '')
rows = re.match(r'[\d,]+', step('load')[0])
proof = re.search(r'^. verify +(\d+) checks: (.*?) {2,}(\S+ m?s)$', said, re.M)
checks = step('data', -1)
if not proof:
    print(f'| `{pack}` | | | | | | | {took:.1f} s | **exit {code}**: {said.strip().splitlines()[-1]} |')
    sys.exit()
made = re.search(r'^. data +[\d,]+ rows \([^)]*\) generated +(\S+ m?s)$', said, re.M)
print(f"| `{pack}` | {rows[0] if rows else ''} | {made[1] if made else 'made before'} | {step('migrate')[1]} | {step('load')[1]} "
      f"| {step('migrate', 1)[1]} | {proof[3]} | {took:.1f} s | {proof[1]} checks: {proof[2]} |")
for finding in re.findall(r'^[!✗✖x] +(WARN|FAIL|ERROR) +(\S+): (.*)$', said, re.M):
    print(f'<!-- {pack}: {" ".join(finding)} -->')
PY
done
