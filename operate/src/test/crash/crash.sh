#!/bin/sh
# crash.sh BIN DATA LOG: kills the postmaster of the data folder (kill -9) and starts the server again.
set -eu
bin=$1 data=$2 log=$3
as=
[ "$(id -u)" != 0 ] || as="runuser -u $(stat -c %U "$data") --"
pid=$(head -n 1 "$data/postmaster.pid")
children=$(pgrep -P "$pid" || true)
kill -9 "$pid"
# Backends end when they notice; those at work are ended here, as the loss of the machine would.
sleep 0.05
for child in $children; do kill -9 "$child" 2>/dev/null || true; done
for child in $children; do while kill -0 "$child" 2>/dev/null; do sleep 0.02; done; done
cd /
$as "$bin/pg_ctl" -D "$data" -l "$log" -w -t 60 start
