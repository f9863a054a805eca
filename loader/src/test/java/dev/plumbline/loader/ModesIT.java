package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.LoadResult;
import dev.plumbline.loader.report.TableResult;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModesIT {

    private static final String TABLE = "create table t (id int primary key, name text, n int default 7)";

    private static TableResult only(LoadResult result) {
        return result.tables().get(0);
    }

    @Test
    void appendFillsAnEmptyTableWithoutAskingForAMode() {
        try (var scratch = new Scratch(TABLE)) {
            LoadResult result = scratch.into("t")
                    .files(scratch.file("t.csv", "id,name", "1,a", "2,"))
                    .run();
            assertThat(scratch.rows("select * from t order by id")).containsExactly("1|a|7", "2|null|7");
            assertThat(only(result)).isEqualTo(new TableResult("public.t", "append", 2, 0, 0, 0, 0));
            assertThat(result.read()).isEqualTo(2);
        }
    }

    @Test
    void aTableThatHoldsRowsNeedsAMode() {
        try (var scratch = new Scratch(TABLE, "insert into t values (1, 'old')")) {
            var load = scratch.into("t").files(scratch.file("t.csv", "id,name", "2,b"));
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(load::run)
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.USAGE))
                    .withMessageContaining("public.t holds rows")
                    .withMessageContaining("--mode append");
            assertThat(scratch.rows("select id from t")).containsExactly("1");
        }
    }

    @Test
    void appendKeepsWhatIsThere() {
        try (var scratch = new Scratch(TABLE, "insert into t values (1, 'old')")) {
            scratch.into("t")
                    .mode(Mode.APPEND)
                    .files(scratch.file("t.csv", "id,name", "2,b"))
                    .run();
            assertThat(scratch.rows("select id, name from t order by id")).containsExactly("1|old", "2|b");
        }
    }

    @Test
    void replacePutsTheNewRowsInThePlaceOfTheOld() {
        for (boolean online : new boolean[] {false, true}) {
            try (var scratch = new Scratch(TABLE, "insert into t values (1, 'old'), (5, 'gone')")) {
                var load = scratch.into("t").mode(Mode.REPLACE).files(scratch.file("t.csv", "id,name", "1,new", "2,b"));
                LoadResult result = (online ? load.online() : load).run();
                assertThat(scratch.rows("select id, name from t order by id")).containsExactly("1|new", "2|b");
                assertThat(only(result))
                        .isEqualTo(
                                online
                                        ? new TableResult("public.t", "replace", 1, 1, 0, 1, 0)
                                        : new TableResult("public.t", "replace", 2, 0, 0, 2, 0));
            }
        }
    }

    @Test
    void replaceByNothingHasToBeAllowed() {
        try (var scratch = new Scratch(TABLE, "insert into t values (1, 'old')")) {
            var file = scratch.file("t.csv", "id,name");
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() ->
                            scratch.into("t").mode(Mode.REPLACE).files(file).run())
                    .withMessageContaining("--allow-empty");
            assertThat(scratch.rows("select id from t")).containsExactly("1");
            scratch.into("t").mode(Mode.REPLACE).allowEmpty().files(file).run();
            assertThat(scratch.rows("select id from t")).isEmpty();
        }
    }

    /** An empty table is truncated so that its rows can be frozen; who would be reported that must not be. */
    @Test
    void anEmptyTableIsNotTruncatedWhereSomebodyWouldHearIt() {
        var sql = Map.of(
                "nobody", "select 1",
                "a trigger",
                        "create function heard() returns trigger language plpgsql as $$ begin raise 'heard'; end $$;"
                                + " create trigger heard before truncate on t execute function heard()",
                "a subscriber", "create publication p for table t",
                "subscribers of everything", "create publication p for all tables",
                "a subscriber that takes rows alone", "create publication p for table t with (publish = 'insert')");
        sql.forEach((who, statement) -> {
            try (var scratch = new Scratch(TABLE, statement)) {
                String[] lines = new String[60_001];
                lines[0] = "id,name";
                for (int i = 1; i < lines.length; i++) {
                    lines[i] = i + ",a value that makes the file big enough to build indexes at the end: " + i;
                }
                String file = "select relfilenode from pg_class where oid = 't'::regclass";
                var before = scratch.rows(file);
                scratch.into("t")
                        .mode(Mode.APPEND)
                        .files(scratch.file("t.csv", lines))
                        .run();
                boolean truncated = who.equals("nobody") || who.contains("rows alone");
                assertThat(!scratch.rows(file).equals(before)).as(who).isEqualTo(truncated);
                assertThat(scratch.rows("select count(*) from t")).containsExactly("60000");
            }
        });
    }

    /** A header alone, and a header over nothing but a row that is no row: neither says which columns are filled. */
    @Test
    void noRowIsNoFaultInAnyMode() {
        for (Mode mode : Mode.values()) {
            for (boolean bad : new boolean[] {false, true}) {
                try (var scratch = new Scratch(TABLE, "insert into t values (1, 'old')")) {
                    var file = bad ? scratch.file("t.csv", "id,name", "2") : scratch.file("t.csv", "id,name");
                    FileLoad load = scratch.into("t").mode(mode).allowEmpty().rejects(scratch.path("rejects.csv"));
                    LoadResult result = load.files(file).run();
                    assertThat(result.read()).isEqualTo(bad ? 1 : 0);
                    assertThat(result.rejected()).isEqualTo(bad ? 1 : 0);
                    boolean kept = mode == Mode.APPEND || mode == Mode.UPSERT || mode == Mode.SYNC && bad;
                    assertThat(scratch.rows("select id from t"))
                            .as("%s, bad row: %s", mode, bad)
                            .hasSize(kept ? 1 : 0);
                }
            }
        }
    }

    @Test
    void upsertChangesWhatDiffersAndAddsWhatIsNew() {
        try (var scratch = new Scratch(TABLE, "insert into t values (1, 'old', 1), (2, 'same', 2), (3, null, 3)")) {
            var before = scratch.rows("select ctid, id from t where id in (2, 3) order by id");
            LoadResult result = scratch.into("t")
                    .mode(Mode.UPSERT)
                    .files(scratch.file("t.csv", "id,name", "1,new", "2,same", "3,", "4,added"))
                    .run();
            assertThat(scratch.rows("select id, name, n from t order by id"))
                    .containsExactly("1|new|1", "2|same|2", "3|null|3", "4|added|7");
            assertThat(only(result)).isEqualTo(new TableResult("public.t", "upsert", 1, 1, 2, 0, 0));
            assertThat(scratch.rows("select ctid, id from t where id in (2, 3) order by id"))
                    .isEqualTo(before);
        }
    }

    @Test
    void syncAlsoDeletesWhatIsMissing() {
        try (var scratch = new Scratch(TABLE, "insert into t values (1, 'old'), (2, 'same'), (9, 'missing')")) {
            LoadResult result = scratch.into("t")
                    .mode(Mode.SYNC)
                    .files(scratch.file("t.csv", "id,name,n", "1,new,7", "2,same,7", "4,added,7"))
                    .run();
            assertThat(scratch.rows("select id, name from t order by id"))
                    .containsExactly("1|new", "2|same", "4|added");
            assertThat(only(result)).isEqualTo(new TableResult("public.t", "sync", 1, 1, 1, 1, 0));
        }
    }

    @Test
    void aKeyOtherThanThePrimaryOneCanBeChosen() {
        try (var scratch = new Scratch(
                "create table t (id serial primary key, code text not null unique, v json)",
                "insert into t (code, v) values ('a', '{\"x\":1}'), ('b', '1')")) {
            LoadResult result = scratch.into("t")
                    .mode(Mode.UPSERT)
                    .key("code")
                    .files(scratch.file("t.csv", "code,v", "a,\"{\"\"x\"\":1}\"", "b,2", "c,3"))
                    .run();
            assertThat(only(result)).isEqualTo(new TableResult("public.t", "upsert", 1, 1, 1, 0, 0));
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() -> scratch.into("t")
                            .mode(Mode.UPSERT)
                            .key("v")
                            .files(scratch.path("t.csv"))
                            .run())
                    .withMessageContaining("nothing keeps (v) unique");
        }
    }

    @Test
    void syncStopsBeforeItTakesRowsOfOtherTablesAlong() {
        try (var scratch = new Scratch(
                TABLE,
                "create table child (id int primary key, t_id int references t on delete cascade)",
                "insert into t values (1, 'a'), (2, 'b')",
                "insert into child values (10, 2)")) {
            var file = scratch.file("t.csv", "id,name", "1,a");
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(
                            () -> scratch.into("t").mode(Mode.SYNC).files(file).run())
                    .withMessageContaining("public.child")
                    .withMessageContaining("--allow-cascade");
            assertThat(scratch.rows("select id from child")).containsExactly("10");
            scratch.into("t").mode(Mode.SYNC).allowCascade().files(file).run();
            assertThat(scratch.rows("select id from child")).isEmpty();
        }
    }

    @Test
    void replaceLeavesRowsThatPointToTheTableAsTheyAre() {
        try (var scratch = new Scratch(
                TABLE,
                "create table child (id int primary key, t_id int references t on delete cascade)",
                "insert into t values (1, 'a'), (2, 'b')",
                "insert into child values (10, 2)")) {
            scratch.into("t")
                    .mode(Mode.REPLACE)
                    .files(scratch.file("t.csv", "id,name", "2,new", "3,c"))
                    .run();
            assertThat(scratch.rows("select id, t_id from child")).containsExactly("10|2");
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() -> scratch.into("t")
                            .mode(Mode.REPLACE)
                            .files(scratch.file("t.csv", "id,name", "3,c"))
                            .run())
                    .withMessageContaining("child_t_id_fkey");
            assertThat(scratch.rows("select id, name from t order by id")).containsExactly("2|new", "3|c");
        }
    }

    @Test
    void sequencesStandBehindTheHighestId() {
        try (var scratch = new Scratch(
                "create table up (id serial primary key, v text)",
                "create table down (id int generated by default as identity (increment -2 start -1) primary key, v text)",
                "create table far (id bigint generated always as identity primary key, v text)")) {
            scratch.into("up")
                    .files(scratch.file("up.csv", "id,v", "7,a", "3,b"))
                    .run();
            scratch.into("down").files(scratch.file("down.csv", "id,v", "-9,a")).run();
            scratch.into("far")
                    .files(scratch.file("far.csv", "id,v", "500000000,a"))
                    .run();
            scratch.run(
                    "insert into up (v) values ('n')",
                    "insert into down (v) values ('n')",
                    "insert into far (v) values ('n')");
            assertThat(
                            scratch.rows(
                                    "select max(id) from up union all select min(id) from down union all select max(id) from far"))
                    .containsExactly("8", "-11", "500000001");
        }
    }

    @Test
    void aNumberThatIsAlwaysGeneratedIsKeptAndNeverChanged() {
        for (Mode mode : new Mode[] {Mode.UPSERT, Mode.SYNC}) {
            try (var scratch = new Scratch(
                    "create table t (id int primary key, name text, seq int generated always as identity)",
                    "insert into t (id, name) values (1, 'old'), (2, 'same')")) {
                var same = scratch.file("t.csv", "id,name,seq", "1,new,1", "2,same,2", "3,c,9");
                scratch.into("t").mode(mode).files(same).run();
                assertThat(scratch.rows("select id, name, seq from t order by id"))
                        .containsExactly("1|new|1", "2|same|2", "3|c|9");

                var other = scratch.file("other.csv", "id,name,seq", "1,newer,7", "2,b,2");
                assertThatExceptionOfType(LoadException.class)
                        .isThrownBy(
                                () -> scratch.into("t").mode(mode).files(other).run())
                        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.FINDING))
                        .withMessageContaining("1 row has another value in seq")
                        .withMessageContaining("--map \"seq=\"");
                assertThat(scratch.rows("select name from t where id = 1")).containsExactly("new");
            }
        }
    }
}
