#!/bin/sh
# Plays up, load and verify on a terminal of 80 columns and writes what stays on it into docs/recording.md.
# Progress lines that were overwritten are not part of it. Needs script (util-linux), perl, a build of the command.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd -P)
work=$(mktemp -d)
export PLUMBLINE_HOME=$work/home PLUMBLINE_PACK=
trap '"$here/plumbline" server stop >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

# What a command leaves on the terminal: the end of each line, without colours.
play() {
    printf '\n```console\n$ %s\n' "$1"
    (cd "$work" && script -qec "stty cols 80 rows 24; PATH='$here':\$PATH; $1" /dev/null </dev/null) |
        perl -pe 's/\r?\n$/\n/; s/.*\r//; s/\e\[[0-9;?]*[a-zA-Z]//g' | sed "s#$work#/home/me#g"
    printf '```\n'
}

cat >"$work/engines.csv" <<'ROWS'
id,name
900001,Electric 75 kWh
900002,2.0L Turbo
nine,1.6L
ROWS
{
    echo '# How it looks'
    echo
    echo 'Recorded by `docs/engineering/record.sh` on a terminal of 80 columns; times are those of the machine it ran on.'
    echo
    echo '`up` on a machine that has nothing yet:'
    play 'plumbline up vehicles'
    echo
    echo 'A file with a bad row: the good ones are loaded, the bad one is written down.'
    play 'plumbline load vehicles --table engines --from engines.csv --mode append --rejects bad.csv'
    echo
    echo 'What the promises of the pack say to that:'
    play 'plumbline verify vehicles --only contract,data,health'
} >"$here/docs/recording.md.part"
mv "$here/docs/recording.md.part" "$here/docs/recording.md"
