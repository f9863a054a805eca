#!/bin/bash
# Compares plans with what then happens: locks, rewrites and times of a folder's pending files, by `plumbline plan` beforehand and as psql finds
# them, in each file's own transaction.
#
#   docs/planning/estimate.sh FOLDER URL
#
# The database is changed: use one that can be thrown away. Needs psql, python3, plumbline on the path (or PLUMBLINE=...).
set -euo pipefail
folder=$1 url=$2
plumbline=${PLUMBLINE:-plumbline}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$plumbline" plan "$folder" --url "$url" --format json --fail-on never >"$work/plan.json"
"$plumbline" plan "$folder" --url "$url" --format json --fail-on never --calibrate >"$work/calibrated.json"
WORK=$work FOLDER=$folder URL=$url python3 - <<'EOF'
import json, os, re, subprocess
work, folder, url = (os.environ[key] for key in ("WORK", "FOLDER", "URL"))
plan = json.load(open(work + "/plan.json"))
calibrated = {one["file"]: one for one in json.load(open(work + "/calibrated.json"))["files"]}
order = ["access share", "row share", "row exclusive", "share update exclusive", "share", "share row exclusive", "exclusive", "access exclusive"]

def psql(script):
    done = subprocess.run(["psql", url, "-XqAt", "-v", "ON_ERROR_STOP=1"], input=script, text=True, capture_output=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout.splitlines()

BEFORE = """drop table if exists public.estimate_before; create unlogged table public.estimate_before as
select c.oid, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name, c.relkind::text as kind, pg_relation_filenode(c.oid) as file
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'plumbline') and c.relname !~ '^flyway'"""
AFTER = """select 'lock|' || b.name || '|' || l.mode from pg_locks l join public.estimate_before b on b.oid = l.relation where l.pid = pg_backend_pid();
select 'file|' || b.name || '|' from public.estimate_before b join pg_class c on c.oid = b.oid or b.kind = 'i' and c.relkind = 'i'
  and c.relnamespace::regnamespace || '.' || quote_ident(c.relname) = b.name
where b.kind in ('r', 'm', 'i') and pg_relation_filenode(c.oid) <> b.file;"""

def strongest(pairs):
    locks = {}
    for name, mode in pairs:
        if name not in locks or order.index(mode) > order.index(locks[name]):
            locks[name] = mode
    return locks

print("| file | planned | with --calibrate | actual | in range | same locks | same rewrites |\n|---|---|---|---|---|---|---|")
for one in plan["files"]:
    name = one["file"]
    path = next(os.path.join(top, name) for top, _, files in os.walk(folder) if name in files) if os.path.isdir(folder) else None
    text = open(path).read()
    psql(BEFORE)
    whole = one["in_transaction"]
    clock = "\nselect 'time|' || extract(epoch from clock_timestamp());\n"
    lines = psql(clock + ("begin;\n" + text + ";" + clock + AFTER + "commit;" if whole else text + ";" + clock))
    times = [float(line[5:]) for line in lines if line.startswith("time|")]
    took = times[-1] - times[0]
    locks, files = [], set()
    for line in lines:
        kind, _, rest = line.partition("|")
        if kind == "lock":
            object, _, mode = rest.rpartition("|")
            locks.append((object, re.sub("([a-z])([A-Z])", r"\1 \2", mode[:-4]).lower()))
        elif kind == "file":
            files.add(rest.rstrip("|"))
    planned = strongest((lock["object"], lock["mode"]) for lock in one["locks"] if lock["object"] != "public.estimate_before")
    ranges = [(plan_file["estimate"]["seconds_low"], plan_file["estimate"]["seconds_high"]) for plan_file in (one, calibrated[name])]
    says = ["a moment" if high < 0.3 else "%.2f to %.2f s" % (low, high) for low, high in ranges]
    held = all((low if high >= 0.3 else 0) <= took <= max(high, 0.3) for low, high in ranges)
    print("| %s | %s | %s | %.2f s | %s | %s | %s |" % (name, says[0], says[1], took, "yes" if held else "NO",
        "yes" if not whole or planned == strongest(locks) else "NO " + str(set(planned.items()) ^ set(strongest(locks).items())),
        "yes" if not whole or set(one["rewrites"]) == files else "NO"))
psql("drop table public.estimate_before")
EOF
