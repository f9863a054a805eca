#!/bin/sh
# What hashing a password costs at every connection: milliseconds per connection of the JDBC driver, compiled by C1 as in tests and most
# verbs, for a role whose password was hashed once and one with PostgreSQL's usual 4,096 iterations. Wanted: psql, a JDK, and a
# PostgreSQL 16 or newer that takes passwords over TCP (scram-sha-256 in pg_hba.conf), where PGUSER may create roles.
#     PGHOST=... PGPORT=... PGUSER=... docs/engineering/connect.sh [ROUNDS]
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd -P)
rounds=${1:-4}
work=$(mktemp -d)
: "${PGHOST:=localhost}" "${PGPORT:=5432}" "${PGUSER:=postgres}"
export PGHOST PGPORT PGUSER PGDATABASE=postgres
drop() { PGOPTIONS='-c client_min_messages=warning' psql -qX -c 'drop role if exists plumbline_bench_1, plumbline_bench_4096'; }
trap 'rm -rf "$work"; drop' EXIT
drop
for iterations in 1 4096; do
    psql -qX -c "set scram_iterations = $iterations" -c "create role plumbline_bench_$iterations login password 'plumbline_bench'"
done

cat >"$work/Connect.java" <<'JAVA'
import java.sql.DriverManager;

public class Connect {
    public static void main(String[] args) throws Exception {
        for (int round = 0; round <= Integer.parseInt(args[1]); round++) { // the first warms the machine up
            for (String iterations : new String[] {"1", "4096"}) {
                String url = args[0] + "?loginTimeout=30&password=plumbline_bench&user=plumbline_bench_" + iterations;
                long start = System.nanoTime();
                for (int i = 0; i < 20; i++) {
                    DriverManager.getConnection(url).close();
                }
                if (round > 0) {
                    System.out.printf("%s iterations: %.1f ms%n", iterations, (System.nanoTime() - start) / 20e6);
                }
            }
        }
    }
}
JAVA
(cd "$here" && mvn -q -pl database dependency:build-classpath -Dmdep.outputFile="$work/classpath")
classpath=$(tr : '\n' <"$work/classpath" | grep '/postgresql-4')
javac -d "$work" "$work/Connect.java"
java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$work:$classpath" Connect "jdbc:postgresql://$PGHOST:$PGPORT/postgres" "$rounds"
