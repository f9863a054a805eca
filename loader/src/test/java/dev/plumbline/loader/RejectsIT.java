package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.LoadResult;
import dev.plumbline.loader.report.Reject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RejectsIT {

    private static final String[] SCHEMA = {
        "create table parent (id int primary key)",
        "insert into parent values (1), (2)",
        "create function no_seven() returns trigger language plpgsql as $$ begin if new.n = 7 then"
                + " raise exception 'seven is not welcome'; end if; return new; end $$",
        "create table t (id int primary key, n int check (n < 100), code text unique, ip inet,"
                + " parent_id int references parent, during int4range, exclude using gist (during with &&))",
        "create trigger no_seven before insert on t for each row execute function no_seven()"
    };

    private static final String[] ROWS = {
        "id,n,code,ip,parent_id,during",
        "1,1,a,10.0.0.1,1,\"[1,5)\"",
        "x,1,,,,",
        "3,100,,,,",
        "4,7,,,,",
        "5,1,a,,,",
        "6,1,,300.0.0.1,,",
        "7,1,,,9,",
        "8,1,,,,\"[4,9)\"",
        ",1,,,,",
        "1,2,,,,",
        "11,1",
        "12,2,b,,2,\"[5,6)\"",
    };

    @Test
    void everyBadRowIsWrittenWithItsPlaceAndReason() {
        for (Mode mode : Mode.values()) {
            try (var scratch = new Scratch(SCHEMA)) {
                Path rejects = scratch.path("rejects.csv");
                LoadResult result = scratch.into("t")
                        .mode(mode)
                        .rejects(rejects)
                        .files(scratch.file("t.csv", ROWS))
                        .run();
                assertThat(scratch.rows("select id from t order by id"))
                        .as("%s", mode)
                        .containsExactly("1", "12");
                assertThat(result.read()).isEqualTo(12).isEqualTo(result.loaded() + result.rejected());
                assertThat(result.examples().stream().map(r -> r.line() + " " + r.column() + " " + r.sqlState()))
                        .as("%s", mode)
                        .containsExactly(
                                "3 id 22P02",
                                "4 n 23514",
                                "5  P0001",
                                "6 code 23505",
                                "7 ip 22P02",
                                "8 parent_id 23503",
                                "9 during 23P01",
                                mode == Mode.UPSERT || mode == Mode.SYNC ? "10 id 23502" : "10 id 23502",
                                "11 id 23505",
                                "12  22P04");
                assertThat(Scratch.text(rejects))
                        .startsWith("file,line,table,column,constraint,sqlstate,reason,original\n")
                        .contains("seven is not welcome")
                        .contains("\"11,1\"")
                        .hasLineCount(11);
                assertThat(scratch.files()).containsExactly("rejects.csv", "t.csv");
            }
        }
    }

    @Test
    void aStrictLoadNamesTheFirstBadRowAndLoadsNothing() {
        String[][] cases = {
            {"3", "n", "3,100,,,,", "violates check constraint"},
            {"3", "", "4,7,,,,", "seven is not welcome"},
            {"3", "code", "5,1,a,,,", "duplicate key"},
            {"3", "ip", "6,1,,300.0.0.1,,", "300.0.0.1"},
            {"3", "parent_id", "7,1,,,9,", "(9)"},
            {"3", "id", "x,1,,,,", "\"x\" is not an integer"},
        };
        for (Mode mode : Mode.values()) {
            for (String[] one : cases) {
                try (var scratch = new Scratch(SCHEMA)) {
                    Path file = scratch.file("t.csv", ROWS[0], ROWS[1], one[2], ROWS[12]);
                    assertThatExceptionOfType(LoadException.class)
                            .as("%s %s", mode, one[2])
                            .isThrownBy(() ->
                                    scratch.into("t").mode(mode).files(file).run())
                            .satisfies(e -> {
                                assertThat(e.kind()).isEqualTo(Kind.FINDING);
                                Reject reject = e.reject().orElseThrow();
                                assertThat(reject.file()).isEqualTo(file.toString());
                                assertThat(reject.line() + "").isEqualTo(one[0]);
                                assertThat(reject.column()).isEqualTo(one[1]);
                                assertThat(reject.reason()).contains(one[3]);
                            });
                    assertThat(scratch.rows("select * from t")).isEmpty();
                }
            }
        }
    }

    @Test
    void aLimitOfRejectsStopsTheLoad() {
        try (var scratch = new Scratch(SCHEMA)) {
            Path file = scratch.file("t.csv", ROWS);
            for (String limit : new String[] {"9", "80%"}) {
                assertThatExceptionOfType(LoadException.class)
                        .isThrownBy(() -> scratch.into("t")
                                .rejects(scratch.path("r.csv"))
                                .overwrite()
                                .maxRejects(limit)
                                .files(file)
                                .run())
                        .withMessageContaining(limit);
                assertThat(scratch.rows("select * from t")).isEmpty();
            }
            scratch.into("t")
                    .rejects(scratch.path("r.csv"))
                    .overwrite()
                    .maxRejects("10")
                    .files(file)
                    .run();
            assertThat(scratch.rows("select id from t order by id")).containsExactly("1", "12");
        }
    }

    @Test
    void whatCanBeReadOnlyOnceIsKeptForTheSecondLook() {
        try (var scratch = new Scratch(SCHEMA)) {
            byte[] text = (String.join("\n", ROWS) + "\n").getBytes(StandardCharsets.UTF_8);
            LoadResult result = scratch.into("t").rejects(scratch.path("r.csv")).stream(
                            () -> new ByteArrayInputStream(text), "t.csv")
                    .run();
            assertThat(result.rejected()).isEqualTo(10);
            assertThat(scratch.rows("select id from t order by id")).containsExactly("1", "12");
        }
    }

    @Test
    void aDryRunTellsEverythingAndChangesNothing() {
        for (Mode mode : Mode.values()) {
            try (var scratch = new Scratch(
                    "create table t (id serial primary key, n int not null)", "insert into t (n) values (1), (2)")) {
                var before = scratch.rows(
                        "select *, ctid, xmin from t union all select last_value, is_called::int, null, null"
                                + " from t_id_seq");
                String columns = mode == Mode.UPSERT || mode == Mode.SYNC ? "id,n" : "n";
                String[] rows = columns.equals("n")
                        ? new String[] {columns, "5", "x", "6"}
                        : new String[] {columns, "1,5", "x,1", "9,6"};
                LoadResult result = scratch.into("t")
                        .mode(mode)
                        .dryRun()
                        .files(scratch.file("t.csv", rows))
                        .run();
                assertThat(result.dryRun()).isTrue();
                assertThat(result.read()).isEqualTo(3);
                assertThat(result.rejected()).isEqualTo(1);
                assertThat(scratch.rows(
                                "select *, ctid, xmin from t union all select last_value, is_called::int, null, null"
                                        + " from t_id_seq"))
                        .as("%s", mode)
                        .isEqualTo(before);
            }
        }
    }

    @Test
    void rowsThatPointToLaterRowsOfTheirOwnTableAreFine() {
        try (var scratch = new Scratch("create table tree (id int primary key, parent int references tree, v inet)")) {
            LoadResult result = scratch.into("tree")
                    .rejects(scratch.path("r.csv"))
                    .files(scratch.file("tree.csv", "id,parent,v", "1,2,", "2,,", "3,9,", "4,3,", "5,2,bad", "6,6,"))
                    .run();
            assertThat(scratch.rows("select id, parent from tree order by id")).containsExactly("1|2", "2|null", "6|6");
            assertThat(result.examples().stream().map(Reject::line)).containsExactly(4L, 5L, 6L);
            assertThat(scratch.rows("select conname from pg_constraint where contype = 'f'"))
                    .containsExactly("tree_parent_fkey");
        }
    }

    @Test
    void aValueTooLongForItsIndexAndAnErrorOfATriggersOwnCodeAreRejectsToo() {
        String[] schema = {
            "create table t (id int primary key, v text)",
            "create index t_v on t (v)",
            "create function own_code() returns trigger language plpgsql as $$ begin if new.id = 3 then"
                    + " raise exception 'not three' using errcode = 'U0003'; end if; return new; end $$",
            "create trigger own_code before insert on t for each row execute function own_code()"
        };
        var text = new StringBuilder();
        var random = new java.util.Random(1);
        for (int i = 0; i < 9_000; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        for (Mode mode : Mode.values()) {
            try (var scratch = new Scratch(schema)) {
                Path file = scratch.file("t.csv", "id,v", "1,a", "2," + text, "3,c", "4,d");
                LoadResult result = scratch.into("t")
                        .mode(mode)
                        .rejects(scratch.path("r.csv"))
                        .files(file)
                        .run();
                assertThat(result.examples().stream().map(r -> r.line() + " " + r.sqlState()))
                        .as("%s", mode)
                        .containsExactly("3 54000", "4 U0003");
                assertThat(scratch.rows("select id from t order by id")).containsExactly("1", "4");
                scratch.run("truncate t");
                assertThatExceptionOfType(LoadException.class)
                        .isThrownBy(
                                () -> scratch.into("t").mode(mode).files(file).run())
                        .satisfies(
                                e -> assertThat(e.reject().orElseThrow().line()).isEqualTo(3));
            }
        }
    }

    @Test
    void aRejectTellsEveryFaultOfItsRow() {
        String[] schema = {
            "create table parent (id int primary key)",
            "create table t (id int primary key, n int check (n < 100), m int constraint small check (m < n), code text not null"
                    + " unique, p int references parent, a inet, b inet, d date)",
            "insert into t values (1, 10, 1, 'there')"
        };
        try (var scratch = new Scratch(schema)) {
            LoadResult result = scratch.into("t")
                    .mode(Mode.APPEND)
                    .rejects(scratch.path("r.csv"))
                    .files(scratch.file(
                            "t.csv",
                            "id,n,m,code,p,a,b,d",
                            "x,y,3,,,,,2020-13-01",
                            "2,200,300,there,9,,,",
                            "3,1,0,c,,nowhere,nothing,",
                            "4,1,0,d,,,,"))
                    .run();
            assertThat(result.examples().stream().map(r -> r.line() + "|" + r.column() + "|" + r.sqlState()))
                    .containsExactly(
                            "2|id, n, code, d|22P02, 23502, 22008",
                            "3|m, n, p, code|" + result.examples().get(1).sqlState(),
                            "4|a, b|22P02");
            Reject many = result.examples().get(1);
            assertThat(many.sqlState().split(", ")).containsExactlyInAnyOrder("23514", "23505", "23503");
            assertThat(many.constraint().split(", "))
                    .containsExactlyInAnyOrder("t_n_check", "small", "t_code_key", "t_p_fkey");
        }
    }

    @Test
    void aStrictLoadNamesTwentyBadRowsAndCountsTheOthers() {
        try (var scratch = new Scratch("create table t (id int primary key, n int check (n < 100))")) {
            String[] lines = new String[101];
            lines[0] = "id,n";
            for (int i = 1; i <= 100; i++) {
                lines[i] = i % 4 == 0 ? "x,1" : i % 4 == 1 ? i + ",100" : i + ",1";
            }
            Path file = scratch.file("t.csv", lines);
            for (Mode mode : Mode.values()) {
                assertThatExceptionOfType(LoadException.class)
                        .isThrownBy(
                                () -> scratch.into("t").mode(mode).files(file).run())
                        .withMessageStartingWith("50 rows cannot be loaded\n")
                        .withMessageContaining("t.csv:2: column n: ")
                        .withMessageContaining("t.csv:5: column id: ")
                        .satisfies(e -> assertThat(e.rejects()).hasSize(20))
                        .satisfies(
                                e -> assertThat(e.getMessage().lines().count()).isEqualTo(23));
                assertThat(scratch.rows("select * from t")).isEmpty();
            }
        }
    }

    /** What is refused before it travels carries the code the server has for it. */
    @Test
    void everyRefusedValueHasTheStateOfTheServer() {
        String[][] cases = {
            {"int", "x", "99999999999", "1.5", "-", ""},
            {"smallint", "40000"},
            {"bigint", "99999999999999999999"},
            {"numeric(4,2)", "123.45", "x", ""},
            {"double precision", "x"},
            {"boolean", "maybe", ""},
            {"date", "2020-13-01", "2021-02-29", "-"},
            {"timestamp", "2020-01-01 25:00", "-"},
            {"time", "12:75"},
            {"varchar(3)", "abcd"},
            {"char(2)", "abc"},
            {"uuid", "abc"},
            {"json", "{"},
            {"jsonb", "x"},
            {"bytea", "\\x0", "\\xzz"},
            {"int[]", "1", "{x}", "{99999999999}", "{1"},
            {"public.mood", "sour"},
        };
        try (var scratch = new Scratch("create type mood as enum ('sad', 'glad')")) {
            for (String[] one : cases) {
                scratch.run("drop table if exists t", "create table t (v " + one[0] + " not null)");
                for (int i = 1; i < one.length; i++) {
                    LoadResult result = scratch.into("t")
                            .dryRun()
                            .files(scratch.file("t.csv", "v", '"' + one[i] + '"', "\\N"))
                            .run();
                    assertThat(result.examples().get(0).sqlState())
                            .as("%s '%s'", one[0], one[i])
                            .isEqualTo(state(scratch, one[0], one[i]));
                }
            }
        }
    }

    private static String state(Scratch scratch, String type, String value) {
        try (var connection = scratch.database().connect();
                var statement = connection.createStatement()) {
            statement.execute("create temp table one (v " + type + ")");
            statement.execute("insert into one values ('" + value + "')");
            throw new AssertionError(type + " takes '" + value + "'");
        } catch (java.sql.SQLException e) {
            return e.getSQLState();
        }
    }

    /** Classes of the server's for mistakes in a statement, here of a value. */
    @Test
    void aTextThatItsTypeCallsAMistakeInSqlIsOfItsRow() {
        String[] rows = {"q,p,r", "a & b,$.a,pg_class", "a &,,", ",$.a[,", ",,no_such_table", "c,,"};
        for (Mode mode : new Mode[] {Mode.APPEND, Mode.REPLACE}) {
            try (var scratch =
                    new Scratch("create table t (id serial primary key, q tsquery, p jsonpath, r regclass)")) {
                Path file = scratch.file("t.csv", rows);
                assertThatExceptionOfType(LoadException.class)
                        .isThrownBy(
                                () -> scratch.into("t").mode(mode).files(file).run())
                        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.FINDING))
                        .withMessageContaining("t.csv:3: column q: no operand in tsquery")
                        .withMessageContaining("t.csv:4: column p:")
                        .withMessageContaining("t.csv:5: column r:");
                LoadResult result = scratch.into("t")
                        .mode(mode)
                        .rejects(scratch.path("rejects.csv"))
                        .files(file)
                        .run();
                assertThat(result.examples().stream().map(r -> r.line() + " " + r.column() + " " + r.sqlState()))
                        .containsExactly("3 q 42601", "4 p 42601", "5 r 42P01");
                assertThat(scratch.rows("select q from t order by id")).containsExactly("'a' & 'b'", "'c'");
            }
        }
    }
}
