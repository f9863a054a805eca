package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.loader.mode.Mode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsIT {

    private static final String TABLE = "create table t (id int primary key, name text)";

    /** What the server says of a table: rows it knows of, values found twice, rows changed since it looked. */
    private static final String KNOWN = "select c.reltuples::int, (select most_common_vals::text from pg_stats where"
            + " tablename = 't' and attname = 'name'), s.n_mod_since_analyze from pg_class c"
            + " join pg_stat_user_tables s on s.relid = c.oid where c.relname = 't'";

    @ParameterizedTest
    @CsvSource({
        "APPEND, false, 0",
        "REPLACE, false, 0",
        "REPLACE, true, 0",
        "UPSERT, false, 0",
        "SYNC, false, 0",
        "UPSERT, false, 2"
    })
    void areFreshAfterEveryLoad(Mode mode, boolean online, int chunk) {
        try (var scratch = new Scratch(TABLE, "insert into t values (100, 'old'), (101, 'old')", "analyze t")) {
            var load = scratch.into("t").mode(mode).files(scratch.file("t.csv", "id,name", "1,a", "2,b", "3,c", "4,c"));
            if (online) {
                load.online();
            }
            if (chunk > 0) {
                load.chunk(chunk);
            }
            load.run();
            boolean kept = mode == Mode.APPEND || mode == Mode.UPSERT;
            assertThat(scratch.rows(KNOWN)).containsExactly(kept ? "6|{c,old}|0" : "4|{c}|0");
        }
    }
}
