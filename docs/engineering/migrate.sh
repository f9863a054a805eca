#!/bin/sh
# How long a migration takes as users run it, the start of Java included: psql, a small program that calls Flyway's API, and the
# archive's command, in turns. Wanted: psql, a JDK, a server to make the database plumbline_bench on, and packaging/dist/target/plumbline-*.tar.gz
# (mvn -q install -DskipTests).
#     PGHOST=... PGPORT=... PGUSER=... docs/engineering/migrate.sh ROUNDS FOLDER...
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd -P)
rounds=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar -xzf "$(ls "$here"/packaging/dist/target/plumbline-*.tar.gz | head -n 1)" -C "$work"
dist=$(echo "$work"/plumbline-*)
: "${PGHOST:=localhost}" "${PGPORT:=5432}" "${PGUSER:=postgres}"
export PGHOST PGPORT PGUSER PGDATABASE=plumbline_bench
unset PLUMBLINE_JAVA_OPTS PLUMBLINE_PACK PLUMBLINE_URL 2>/dev/null || true

cat >"$work/FlywayMigrate.java" <<'JAVA'
public class FlywayMigrate {
    public static void main(String[] args) {
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.SEVERE);
        org.flywaydb.core.Flyway.configure().dataSource(args[0], args[1], System.getenv("PGPASSWORD"))
                .locations("filesystem:" + args[2]).load().migrate();
    }
}
JAVA
(cd "$here" && mvn -q -pl operate dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$work/classpath")
classpath=$(tr : '\n' <"$work/classpath" | grep -E '/(flyway-|postgresql-4|jackson-)' | paste -sd :)
javac -cp "$classpath" -d "$work" "$work/FlywayMigrate.java"
export HOME=$work XDG_CACHE_HOME=$work/cache

by_psql() {
    for file in "$1"/V*.sql; do set -- "$@" -c begin -f "$file" -c commit; done
    shift
    psql -qX -v ON_ERROR_STOP=1 -o /dev/null "$@"
}
by_flyway() { java -cp "$work:$classpath" FlywayMigrate "jdbc:postgresql://$PGHOST:$PGPORT/$PGDATABASE" "$PGUSER" "$1" >/dev/null; }
by_plumbline() { "$dist/bin/plumbline" migrate "$1" --url "jdbc:postgresql://$PGHOST:$PGPORT/$PGDATABASE" >"$work/said" 2>&1 || { cat "$work/said" >&2; false; }; }

now() { date +%s%N; }
echo '| folder | files | psql | Flyway | plumbline migrate | times Flyway |'
echo '|---|---|---|---|---|---|'
for folder in "$@"; do
    : >"$work/times"
    round=0
    while [ "$round" -le "$rounds" ]; do # the first warms the machine up
        for way in psql flyway plumbline; do
            PGOPTIONS='-c client_min_messages=warning' psql -qX -d postgres -c "drop database if exists $PGDATABASE" -c "create database $PGDATABASE"
            start=$(now)
            "by_$way" "$folder" || { echo "$way failed" >&2; exit 1; }
            [ "$round" -eq 0 ] || echo "$way $((($(now) - start) / 1000000))" >>"$work/times"
        done
        round=$((round + 1))
    done
    median() { grep "^$1 " "$work/times" | cut -d' ' -f2 | sort -n | sed -n "$(((rounds + 1) / 2))p"; }
    echo "$(median psql) $(median flyway) $(median plumbline)" | awk -v folder="$(basename "$folder")" \
        -v files="$(ls "$folder"/V*.sql | wc -l)" \
        '{ printf "| %s | %d | %.2f | %.2f | %.2f | %.1f |\n", folder, files, $1 / 1000, $2 / 1000, $3 / 1000, $3 / $2 }'
done
psql -qX -d postgres -c "drop database if exists $PGDATABASE"
