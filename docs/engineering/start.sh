#!/bin/sh
# How long the command takes to start: the archive's launcher with its archive of classes, plain java, and the ahead-of-time cache of a
# JDK that has it. Needs hyperfine, and packaging/dist/target/plumbline-*.tar.gz (mvn -q package -DskipTests).
#     docs/engineering/start.sh [JAVA_HOME ...]
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar -xzf "$(ls "$here"/packaging/dist/target/plumbline-*.tar.gz | head -n 1)" -C "$work"
dist=$(echo "$work"/plumbline-*)
mkdir "$work/pack"
echo 'create table a (id int);' >"$work/pack/V1__a.sql"
export HOME=$work XDG_CACHE_HOME=$work/cache
unset PLUMBLINE_JAVA_OPTS PLUMBLINE_PACK 2>/dev/null || true

# Without a server, history stops where it would connect; with PLUMBLINE_URL all of it is timed.
history="history $work/pack"
measure() { # NAME COMMAND
    hyperfine -N -i --warmup 3 --runs 20 --export-csv "$work/csv" "$2" >/dev/null 2>&1
    tail -n 1 "$work/csv" | awk -F, -v name="$1" '{ printf "| %s | %.0f | %.0f | %.0f |\n", name, 1000 * $4, 1000 * $7, 1000 * $8 }'
}

echo '| | median ms | min | max |'
echo '|---|---|---|---|'
[ $# -gt 0 ] || set -- "${JAVA_HOME:-$(dirname -- "$(dirname -- "$(readlink -f "$(command -v java)")")")}"
for JAVA_HOME in "$@"; do
    export JAVA_HOME
    java=$JAVA_HOME/bin/java
    version=$("$java" -version 2>&1 | sed -nE '1s/.*"([0-9]+).*/\1/p')
    classpath=$(ls "$dist"/lib/*.jar | paste -sd :)
    "$dist/bin/plumbline" --version >/dev/null
    for verb in --version "$history"; do
        name=${verb%% *}
        measure "Java $version, launcher, $name" "$dist/bin/plumbline $verb"
        measure "Java $version, java -cp, $name" "$java -cp $classpath dev.plumbline.cli.Plumbline $verb"
        if [ "$version" -ge 25 ]; then
            "$java" -XX:AOTCacheOutput="$work/$version.aot" -cp "$classpath" dev.plumbline.cli.ArchivedClasses >/dev/null 2>&1 </dev/null
            measure "Java $version, ahead-of-time cache, $name" \
                "$java -XX:AOTCache=$work/$version.aot -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp $classpath dev.plumbline.cli.Plumbline $verb"
        fi
    done
done
