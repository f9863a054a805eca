package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.LoadResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Dumps whose tables come in another order than their foreign keys want. */
class AnyOrderIT {

    /** Every table points to one that comes later in the alphabet; the last one to the first and to itself. */
    private static final List<String> TABLES =
            List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n");

    /** Enough for a chain of rows that each lose what they point to. */
    private static final List<String> FEW = List.of("a", "c", "e", "m", "n");

    private static final String STATE =
            "select conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated from"
                    + " pg_constraint where contype = 'f' union all select tgrelid::regclass::text, tgname, tgenabled::text, null from"
                    + " pg_trigger where not tgisinternal order by 1, 2";

    private static Scratch scratch(List<String> tables) {
        var sql = new ArrayList<String>();
        for (int t = 0; t < tables.size(); t++) {
            sql.add("create table t_" + tables.get(t) + " (id int primary key, ref int, v text)");
        }
        for (int t = 0; t < tables.size() - 1; t++) {
            sql.add("alter table t_" + tables.get(t) + " add constraint fk_" + tables.get(t)
                    + " foreign key (ref) references t_" + tables.get(t + 1));
        }
        sql.add("alter table t_n add constraint fk_circle foreign key (ref) references t_a");
        sql.add("alter table t_n add parent int constraint fk_self references t_n deferrable");
        sql.add(
                "create function no() returns trigger language plpgsql as $$ begin raise exception 'a trigger ran'; end $$");
        sql.add("create trigger said before insert on t_c for each row execute function no()");
        sql.add("create trigger silent before insert on t_c for each row execute function no()");
        sql.add("alter table t_c disable trigger silent");
        return new Scratch(sql.toArray(String[]::new));
    }

    /** As pg_dump writes it, with its rows in the order of the alphabet; a row of {@code orphan} points nowhere. */
    private static Path dump(Scratch scratch, List<String> tables, boolean copy, String orphan) {
        var lines = new ArrayList<>(List.of(
                "SET statement_timeout = 0;",
                "SET client_encoding = 'UTF8';",
                "SELECT pg_catalog.set_config('search_path', '', false);",
                "SET session_replication_role = DEFAULT;",
                "SET CONSTRAINTS ALL DEFERRED;"));
        for (String table : tables) {
            String name = "public.t_" + table;
            boolean last = table.equals("n");
            lines.add("ALTER TABLE " + name + " DISABLE TRIGGER ALL;");
            lines.add("");
            if (copy) {
                lines.add("COPY " + name + (last ? " (id, ref, v, parent)" : " (id, ref, v)") + " FROM stdin;");
            }
            for (int id = 1; id <= 3; id++) {
                int ref = table.equals(orphan) && id == 2 ? 99 : 4 - id;
                lines.add(
                        copy
                                ? id + "\t" + ref + "\t" + table + id + (last ? "\t" + (4 - id) : "")
                                : "INSERT INTO " + name + " VALUES (" + id + ", " + ref + ", '" + table + id + "'"
                                        + (last ? ", " + (4 - id) : "") + ");");
            }
            if (copy) {
                lines.add("\\.");
            }
            lines.add("ALTER TABLE " + name + " ENABLE TRIGGER ALL;");
        }
        return scratch.file((copy ? "copy" : "insert") + orphan + ".sql", lines.toArray(String[]::new));
    }

    private static List<String> contents(Scratch scratch, List<String> tables) {
        return scratch.rows(tables.stream()
                .map(t -> "select tableoid::regclass, id, ref, v, " + (t.equals("n") ? "parent" : "null::int")
                        + " from t_" + t)
                .collect(Collectors.joining(" union all ")));
    }

    @Test
    void aDumpInAnotherOrderThanItsKeysIsLoadedByEveryMode() {
        for (boolean copy : new boolean[] {true, false}) {
            for (Mode mode : copy ? Mode.values() : new Mode[] {Mode.REPLACE, Mode.SYNC}) {
                try (var scratch = scratch(TABLES)) {
                    List<String> before = scratch.rows(STATE);
                    Path file = dump(scratch, TABLES, copy, "");
                    for (int time = 0; time < (mode == Mode.APPEND ? 1 : 2); time++) {
                        LoadResult result = Loader.of(scratch.database())
                                .intoNamed()
                                .mode(mode)
                                .filesByName(file)
                                .run();
                        assertThat(result.loaded()).as("%s", mode).isEqualTo(42);
                        assertThat(contents(scratch, TABLES)).hasSize(42).contains("t_a|2|2|a2|null", "t_n|1|3|n1|3");
                        assertThat(scratch.rows(STATE)).isEqualTo(before);
                    }
                }
            }
        }
    }

    @Test
    void aDumpThatCanBeReadOnlyOnceIsLoadedToo() {
        for (boolean fresh : new boolean[] {true, false}) {
            try (var scratch = scratch(TABLES)) {
                if (!fresh) {
                    TABLES.forEach(t -> scratch.run(
                            "set session_replication_role = replica", "insert into t_" + t + " (id) values (77)"));
                }
                List<String> before = scratch.rows(STATE);
                Path file = dump(scratch, TABLES, true, "");
                LoadResult result = Loader.of(scratch.database()).intoNamed().mode(Mode.APPEND).stream(
                                () -> open(file), "dump.sql")
                        .run();
                assertThat(result.loaded()).isEqualTo(42);
                assertThat(scratch.rows(STATE)).isEqualTo(before);
            }
        }
    }

    @Test
    void whoDoesNotOwnTheTablesLoadsThemInTheOrderOfTheirKeys() {
        try (var scratch = new Scratch(
                "create table parent (id int primary key)",
                "create table child (id int primary key, ref int not null references parent)",
                "do $$ begin if not exists (select from pg_roles where rolname = 'plumbline_writer') then"
                        + " create role plumbline_writer; end if; end $$",
                "grant insert, select on parent, child to plumbline_writer")) {
            Path sql = scratch.file("all.sql", "insert into child values (1, 1);", "insert into parent values (1);");
            var writer = scratch.database().withSettings(java.util.Map.of("role", "plumbline_writer"));
            LoadResult result = Loader.of(writer)
                    .intoNamed()
                    .mode(Mode.APPEND)
                    .filesByName(sql)
                    .run();
            assertThat(result.loaded()).isEqualTo(2);
            assertThat(scratch.rows("select * from child")).containsExactly("1|1");
        }
    }

    @Test
    void anOrphanIsRefusedOrRejectedWithItsKey() {
        for (Mode mode : Mode.values()) {
            for (String orphan : List.of("a", "e", "n")) {
                try (var scratch = scratch(FEW)) {
                    List<String> before = scratch.rows(STATE);
                    Path file = dump(scratch, FEW, true, orphan);
                    String key = orphan.equals("n") ? "fk_circle" : "fk_" + orphan;
                    assertThatExceptionOfType(LoadException.class)
                            .as("%s %s", mode, orphan)
                            .isThrownBy(() -> Loader.of(scratch.database())
                                    .intoNamed()
                                    .mode(mode)
                                    .filesByName(file)
                                    .run())
                            .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.FINDING))
                            .withMessageContaining(key)
                            .withMessageContaining("(99)");
                    assertThat(contents(scratch, FEW)).isEmpty();
                    LoadResult result = Loader.of(scratch.database())
                            .intoNamed()
                            .mode(mode)
                            .rejects(scratch.path("r.csv"))
                            .filesByName(file)
                            .run();
                    assertThat(result.read()).isEqualTo(15).isEqualTo(result.loaded() + result.rejected());
                    assertThat(result.examples())
                            .anyMatch(r ->
                                    r.constraint().equals(key) && r.reason().contains("(99)"));
                    assertThat(contents(scratch, FEW)).hasSize((int) result.loaded());
                    assertThat(scratch.rows(STATE)).isEqualTo(before);
                }
            }
        }
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
